import { Inject, Injectable } from '@nestjs/common';
import type { AppointmentId, PersonId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK, inLanguage } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { isSettled, type MoveStatus } from '../../domain/closures/move-status.js';
import { zonedIso } from '../../domain/zoned-time.js';
import type { Appointment } from '../../persistence/appointment.entity.js';
import { appointments } from '../../persistence/appointment.repository.js';
import { changeRules } from '../../persistence/change-rules.projection.js';
import { moveProposals, type OpenMove } from '../../persistence/closures/move-proposal.repository.js';
import { closureFacts, movePlace } from '../../persistence/closures/move-place.projection.js';
import type { BookingCaller } from '../booking-caller.js';
import { APPOINTMENT_LINK } from '../references.js';
import { type AnswerableStart, EqualStartSearch } from './equal-start-search.js';
import { MoveBehindLink } from './move-behind-link.js';

/** As many as fit a page besides the one that is proposed. */
const ALTERNATIVES = 6;

/** What an appointment in a closure asks, as whoever has its link sees it; times are ISO 8601 with the office's offset. */
export interface MoveView extends Pick<Appointment, 'serviceId' | 'officeId' | 'channel'> {
  readonly status: MoveStatus;
  readonly timeZone: string;
  /** The old time. */
  readonly wasAt: string;
  /** Where the appointment stands now. */
  readonly startsAt: string;
  readonly reason: string;
  readonly proposed: ShownStart | null;
  /** Until when it is kept; null: nothing is. */
  readonly answerUntil: string | null;
  /** The nearest others that are free. */
  readonly others: readonly ShownStart[];
  /** Of the appointment's manage link. */
  readonly manageToken: string;
}

/** A start somebody can choose. */
export interface ShownStart {
  readonly officeId: Appointment['officeId'];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
}

const MINUTE_MS = 60_000;

export function shownStart({ officeId, startsAt, minutes, timeZone }: Omit<AnswerableStart, 'answerUntil' | 'keptUntil'>): ShownStart {
  return { officeId, startsAt: zonedIso(startsAt, timeZone), endsAt: zonedIso(startsAt + minutes * MINUTE_MS, timeZone), timeZone };
}

/** What appointments in closures ask of their citizens. */
@Injectable()
export class ViewMove {
  constructor(
    private readonly scope: TenantScope,
    private readonly links: MoveBehindLink,
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async byLink(caller: BookingCaller, token: string): Promise<MoveView | undefined> {
    const { tenantId, language } = caller;
    return this.scope.run({ tenantId }, async (transaction) => {
      const proposal = await this.links.find(transaction, tenantId, token);
      const appointment = proposal && (await appointments.byId(transaction, tenantId, proposal.appointmentId));
      if (!appointment) return undefined;
      const { status, proposed, wasAt } = proposal;
      const { serviceId, officeId, channel, id, linkVersion } = appointment;
      const [{ timeZone }, { reason }] = await Promise.all([
        changeRules(transaction, tenantId, appointment),
        closureFacts(transaction, tenantId, proposal.closureId),
      ]);
      const isOpen = !isSettled(status) && appointment.status === 'BOOKED';
      const kept = isOpen && status === 'PROPOSED' ? proposed : null;
      const place = kept && (await movePlace(transaction, tenantId, kept.officeId));
      const search = new EqualStartSearch(transaction, caller, this.clock.now());
      const starts = isOpen ? await search.nearest({ serviceId, officeId, channel, startsAt: wasAt.getTime() }, ALTERNATIVES + 1) : [];
      const others = starts.filter((start) => start.officeId !== kept?.officeId || start.startsAt !== kept.startsAt.getTime());
      return {
        ...{ serviceId, officeId, channel, status, timeZone, reason: inLanguage(reason, language) },
        wasAt: zonedIso(wasAt.getTime(), timeZone),
        startsAt: zonedIso(appointment.startsAt.getTime(), timeZone),
        proposed: kept && place && startOf(kept, place.timeZone),
        answerUntil: kept && place && zonedIso(kept.answerUntil.getTime(), place.timeZone),
        others: others.slice(0, ALTERNATIVES).map(shownStart),
        manageToken: this.references.make(APPOINTMENT_LINK, tenantId, id, linkVersion),
      };
    });
  }

  /** Tokens of those of some appointments that are to be moved: of the municipality, and of the person in every one. */
  async tokensOf(
    { tenantId, personId }: { readonly tenantId: TenantId; readonly personId?: PersonId },
    ids: readonly AppointmentId[],
  ): Promise<ReadonlyMap<AppointmentId, OpenMove & { readonly token: string }>> {
    const context = { tenantId, ...(personId && { personId }) };
    const open = await this.scope.read(context, (reader) => moveProposals.openAmong(reader, ids));
    return new Map(open.map((move) => [move.appointmentId, { ...move, token: this.links.tokenOf(move) }]));
  }
}

function startOf(
  { officeId, startsAt, endsAt }: { readonly officeId: Appointment['officeId']; readonly startsAt: Date; readonly endsAt: Date },
  timeZone: string,
): ShownStart {
  return { officeId, startsAt: zonedIso(startsAt.getTime(), timeZone), endsAt: zonedIso(endsAt.getTime(), timeZone), timeZone };
}
