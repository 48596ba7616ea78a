import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, isId, ok, refused, type Result } from '@casa/kernel';
import type { OfficeId, PersonId } from '@casa/contracts';
import { AuditTrail } from '@casa/platform/authz';
import { SealedReferences } from '@casa/platform/crypto';
import { Abandon, TenantScope, type Transaction } from '@casa/platform/database';
import type { MoveRefusal } from '../../domain/closures/move.errors.js';
import { isSettled } from '../../domain/closures/move-status.js';
import { announceAgenda } from '../../persistence/agenda/desk-shift.repository.js';
import type { Appointment } from '../../persistence/appointment.entity.js';
import { bookingRules } from '../../persistence/booking-rules.projection.js';
import { keepProposedTime } from '../../persistence/closures/move-claim.repository.js';
import { type DeskClaim, releaseAppointment } from '../../persistence/desk-claim.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { CancelAppointment } from '../cancel-appointment.js';
import { MoveAppointment } from '../move-appointment.js';
import { APPOINTMENT_LINK } from '../references.js';
import { claimStart } from '../slot-search.js';
import type { ClosureManager } from './closure-manager.js';
import { type LockedMove, lockedMove } from './locked-move.js';
import { MoveBehindLink } from './move-behind-link.js';
import { OpenMoves } from './open-moves.js';

/** The time somebody takes, the proposed one or another. */
export interface TakenTime {
  readonly officeId: string;
  readonly startsAt: Date;
}

/** What somebody says who is called; who has the link cancels the usual way. */
export type MoveAnswer = TakenTime | 'CANCEL';

export interface AnsweredMove {
  readonly appointment: Appointment;
  /** Of the appointment's manage link. */
  readonly manageToken: string;
}

type Outcome = Result<AnsweredMove, MoveRefusal>;

/** Who answers: an operator, or whoever has the link (null). */
interface Author {
  readonly personId: PersonId | null;
  readonly allowedBy: string;
}

const BY_LINK: Author = { personId: null, allowedBy: 'link' };

/**
 * Answers what an appointment in a closure is asked: its citizen by the link of the letter, or a manager who called them. The old time is given
 * back only with the new one; the same answer twice answers the same.
 */
@Injectable()
export class AnswerMove {
  constructor(
    private readonly scope: TenantScope,
    private readonly links: MoveBehindLink,
    private readonly references: SealedReferences,
    private readonly moves: MoveAppointment,
    private readonly cancellations: CancelAppointment,
    private readonly openMoves: OpenMoves,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  byLink(caller: BookingCaller, token: string, answer: TakenTime): Promise<Outcome> {
    const prove = ({ proposal }: LockedMove) => (this.links.proves(token, proposal) ? BY_LINK : undefined);
    return this.answer(caller, this.links.claimedId(token), answer, prove);
  }

  /** Of a citizen who was called. */
  onBehalf(manager: ClosureManager, id: string, answer: MoveAnswer): Promise<Outcome> {
    const { personId, allowedAt } = manager;
    return this.answer(manager, id, answer, ({ appointment }) => {
      const allowedBy = allowedAt('answer', appointment.officeId);
      return allowedBy === undefined ? undefined : { personId, allowedBy };
    });
  }

  /** @param authorOf who answers a proposal; undefined: it is not theirs. */
  private async answer(
    caller: BookingCaller,
    id: string | undefined,
    answer: MoveAnswer,
    authorOf: (move: LockedMove) => Author | undefined,
  ): Promise<Outcome> {
    const { tenantId } = caller;
    if (id === undefined || !isId(id)) return refused({ code: 'NOT_FOUND' });
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const move = await lockedMove(transaction, tenantId, id);
      const author = move && authorOf(move);
      if (!move || !author) return refused({ code: 'NOT_FOUND' });
      const { proposal, appointment } = move;
      if (isSettled(proposal.status) || appointment.status !== 'BOOKED' || appointment.startedAt || appointment.outcome === 'SERVED') {
        return isSameAnswer(move, answer) ? ok(this.answered(appointment)) : refused({ code: 'MOVE_OVER' });
      }
      const now = this.clock.now();
      if (answer === 'CANCEL') await this.cancellations.within(transaction, appointment, proposal, author.personId, now);
      else await this.move(transaction, caller, move, answer, author.personId, now);
      this.record(transaction, appointment, answer === 'CANCEL' ? 'cancel' : 'move', author);
      return ok(this.answered(appointment));
    });
  }

  /** What an operator does to somebody's appointment; its citizen needs no word of what they did themselves. */
  private record(
    transaction: Transaction,
    { tenantId, id: subjectId, personId }: Appointment,
    action: string,
    { personId: actorId, allowedBy }: Author,
  ): void {
    if (actorId === null) return;
    const entry = { action, subject: 'Appointment', subjectId, actorId, allowedBy };
    this.audit.record(transaction, tenantId, { ...entry, ...(personId && { personId }) });
  }

  private async move(
    transaction: Transaction,
    caller: BookingCaller,
    { proposal, appointment }: LockedMove,
    { officeId, startsAt }: TakenTime,
    by: PersonId | null,
    now: Date,
  ): Promise<void> {
    const { tenantId } = caller;
    const rules = isId(officeId) ? await bookingRules(transaction, tenantId, appointment.serviceId, officeId) : undefined;
    if (!rules) throw new Abandon<Outcome>(refused({ code: 'SLOT_NOT_OFFERED', reason: 'NOT_OFFERED', alternatives: [] }));
    releaseAppointment(transaction, tenantId, appointment.id, now);
    const kept = await this.keptTime(transaction, { proposal, appointment }, rules.officeId, startsAt, now);
    await this.openMoves.settle(transaction, proposal, kept ? 'ACCEPTED' : 'MOVED', by, now);
    const wanted = { channel: appointment.channel, startsAt };
    const claim = kept ?? (await claimStart(transaction, caller, rules, wanted, { appointmentId: appointment.id }, now));
    if ('code' in claim) throw new Abandon<Outcome>(refused(claim));
    // Of an appointment that moves away the office it leaves hears nothing else.
    if (rules.officeId !== appointment.officeId) announceAgenda(transaction, tenantId, appointment.officeId);
    await this.moves.to(transaction, appointment, rules.officeId, claim, now);
    if (!kept) await this.openMoves.leave(transaction, proposal);
  }

  /** The claim that was kept for them, theirs for good, when this is the time that was proposed. */
  private async keptTime(
    transaction: Transaction,
    { proposal: { tenantId, status, proposed }, appointment }: LockedMove,
    officeId: OfficeId,
    startsAt: Date,
    now: Date,
  ): Promise<DeskClaim | undefined> {
    if (status !== 'PROPOSED' || proposed?.officeId !== officeId || proposed.startsAt.getTime() !== startsAt.getTime()) return undefined;
    const { claimId, endsAt } = proposed;
    const deskId = await keepProposedTime(transaction, tenantId, claimId, appointment.id, now);
    return deskId && { id: claimId, deskId, startsAt, endsAt };
  }

  private answered(appointment: Appointment): AnsweredMove {
    const { tenantId, id, linkVersion } = appointment;
    return { appointment, manageToken: this.references.make(APPOINTMENT_LINK, tenantId, id, linkVersion) };
  }
}

/** Whether the appointment is already where the answer leads. */
function isSameAnswer({ proposal: { status }, appointment }: LockedMove, answer: MoveAnswer): boolean {
  if (answer === 'CANCEL') return appointment.status === 'CANCELLED';
  return (
    (status === 'ACCEPTED' || status === 'MOVED') &&
    appointment.status === 'BOOKED' &&
    appointment.officeId === answer.officeId &&
    appointment.startsAt.getTime() === answer.startsAt.getTime()
  );
}
