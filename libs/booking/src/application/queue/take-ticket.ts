import { Inject, Injectable } from '@nestjs/common';
import type { GeoPoint, KioskId } from '@casa/contracts';
import { type Clock, CLOCK, isId, newId, ok, refused, type Result } from '@casa/kernel';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { Abandon, type Reader, TenantScope, type Transaction } from '@casa/platform/database';
import { metersBetween } from '../../domain/distance.js';
import { SAME_PRESS_MS, waitBeforePressing } from '../../domain/queue/pressing.js';
import type { QueueRefusal } from '../../domain/queue/queue.errors.js';
import type { QueueService } from '../../domain/queue/queue-settings.js';
import type { TicketHours } from '../../domain/queue/ticket-hours.js';
import { kiosks } from '../../persistence/queue/kiosk.repository.js';
import { type QueueOffice, queueSettings } from '../../persistence/queue/queue-settings.repository.js';
import { type Machine, type NewTicket, type Ticket, tickets } from '../../persistence/queue/ticket.repository.js';
import { desksToday, type OfficeDay } from '../../persistence/queue/waiting-room.projection.js';
import type { BookingCaller } from '../booking-caller.js';
import { KIOSK_LINK, TICKET_LINK, TICKET_LINK_VERSION } from './queue-references.js';
import { hoursOf, officeDay } from './waiting-room.js';

const MINUTE_MS = 60_000;
/** Nobody sets out from home for desks that close within so long. */
const SHORTEST_WAY_MINUTES = 5;

export interface TicketRequest {
  readonly officeId: string;
  readonly serviceId: string;
  /** At the office's machine, or on the way there. */
  readonly from: 'KIOSK' | 'HOME';
  /** Link token of a machine that the office has made known. */
  readonly kioskToken?: string;
  /** What the browser is known by, of its own making. */
  readonly device?: string;
  /** Where the person is; not kept. */
  readonly position?: GeoPoint;
  /** Who tells no position says that they will be there in time. */
  readonly comesInTime?: boolean;
}

export interface TakenTicket {
  readonly ticket: Ticket;
  /** Opens the ticket's page. */
  readonly token: string;
  /** Pressed again within seconds, or open already in this browser: no new number was taken. */
  readonly isSame: boolean;
}

type Outcome = Result<TakenTicket, QueueRefusal>;

/** Gives whoever comes without booking the next number of a service. */
@Injectable()
export class TakeTicket {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    private readonly keys: DataKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(caller: BookingCaller, request: TicketRequest): Promise<Outcome> {
    const { tenantId } = caller;
    if (!isId(request.officeId) || !isId(request.serviceId)) return refused({ code: 'NOT_FOUND' });
    const now = this.clock.now();
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const office = await queueSettings.ofOffice(transaction, tenantId, request.officeId);
      const service = office?.settings.services.find(({ serviceId, walkIns }) => serviceId === request.serviceId && walkIns);
      if (!office?.isSet || !service) return refused({ code: 'NOT_FOUND' });
      const day = officeDay(caller, office, now);
      const hours = await hoursNow(transaction, caller, office, day, service, now);
      if ('code' in hours) return refused(hours);
      const machine = await this.machineOf(transaction, caller, office, request);
      if ('code' in machine) return refused(machine);
      const ticket = { officeId: office.officeId, serviceId: service.serviceId, day: day.day, letter: service.letter };
      const open =
        request.from === 'KIOSK'
          ? await this.pressedBefore(transaction, caller, ticket, machine, now)
          : await this.takenAtHome(transaction, caller, ticket, machine, office, request, hours, now);
      if (open && 'code' in open) throw new Abandon<Outcome>(refused(open));
      if (open) return ok(this.taken(caller, open, true));
      const added = await tickets.add(transaction, tenantId, this.newTicket(caller, ticket, machine, office, request, hours, now));
      tickets.tell(transaction, tenantId, office.officeId);
      return ok(this.taken(caller, added, false));
    });
  }

  private async machineOf(
    reader: Reader,
    { tenantId }: BookingCaller,
    { officeId, settings }: QueueOffice,
    { from, kioskToken, device }: TicketRequest,
  ): Promise<Machine | QueueRefusal> {
    const browser = device === undefined ? null : this.keys.digest(device, 'queue device');
    if (from === 'HOME') return settings.home ? { kioskId: null, device: browser } : { code: 'NOT_FROM_HOME' };
    const kioskId = kioskToken === undefined ? undefined : await this.provenKiosk(reader, tenantId, officeId, kioskToken);
    if (kioskId) return { kioskId, device: null };
    return settings.knownKiosksOnly ? { code: 'KIOSK_NOT_KNOWN' } : { kioskId: null, device: browser };
  }

  private async provenKiosk(
    reader: Reader,
    tenantId: BookingCaller['tenantId'],
    officeId: string,
    token: string,
  ): Promise<KioskId | undefined> {
    const id = this.references.claimedId(token);
    const kiosk = id === undefined ? undefined : await kiosks.byId(reader, tenantId, id);
    const isProven = kiosk?.officeId === officeId && this.references.proves(token, KIOSK_LINK, tenantId, kiosk.id, kiosk.linkVersion);
    return isProven ? kiosk.id : undefined;
  }

  /** The ticket this machine gave for the service a moment ago; a machine that is hammered gives no more for a while. */
  private async pressedBefore(
    transaction: Transaction,
    { tenantId }: BookingCaller,
    ticket: WantedTicket,
    machine: Machine,
    now: Date,
  ): Promise<Ticket | QueueRefusal | undefined> {
    // Who presses at once at one machine waits here, and sees the number the other took; all that is not known is limited together.
    const [, last, presses] = await Promise.all([
      tickets.lock(transaction, `${ticket.officeId} ${machine.kioskId ?? 'strangers'}`),
      tickets.lastPress(transaction, tenantId, ticket, machine, new Date(now.getTime() - SAME_PRESS_MS), now),
      tickets.recentPresses(transaction, tenantId, ticket, machine, new Date(now.getTime() - MINUTE_MS), now),
    ]);
    if (last) return last;
    const retryAfterSeconds = waitBeforePressing(presses, machine.kioskId !== null);
    return retryAfterSeconds === undefined ? undefined : { code: 'TOO_MANY_TICKETS', retryAfterSeconds };
  }

  /** The one open ticket of this browser; refused when it is too far away, the desks are about to close, or too many are on their way. */
  private async takenAtHome(
    transaction: Transaction,
    { tenantId }: BookingCaller,
    ticket: WantedTicket,
    machine: Machine,
    { settings: { home }, location, timeZone }: QueueOffice,
    { position, comesInTime }: TicketRequest,
    { until }: OpenHours,
    now: Date,
  ): Promise<Ticket | QueueRefusal | undefined> {
    if (!home) return { code: 'NOT_FROM_HOME' };
    if (home.meters !== undefined) {
      const meters = position && location && metersBetween(position, location);
      if (meters === undefined && !comesInTime) return { code: 'POSITION_NEEDED', meters: home.meters };
      if (meters !== undefined && meters > home.meters) return { code: 'TOO_FAR', meters: Math.round(meters), atMost: home.meters };
    }
    const [, { count, own }] = await Promise.all([
      tickets.lock(transaction, `${ticket.officeId} home`),
      tickets.onTheWay(transaction, tenantId, ticket, machine.device, now),
    ]);
    if (own) return tickets.byId(transaction, tenantId, own);
    if (until - now.getTime() < SHORTEST_WAY_MINUTES * MINUTE_MS) return { code: 'QUEUE_CLOSED', timeZone };
    return count >= home.atMost ? { code: 'TOO_MANY_TICKETS', retryAfterSeconds: home.minutes * 60 } : undefined;
  }

  private newTicket(
    { language }: BookingCaller,
    wanted: WantedTicket,
    machine: Machine,
    { settings: { home } }: QueueOffice,
    { from }: TicketRequest,
    { until }: OpenHours,
    now: Date,
  ): NewTicket {
    // Nobody is called once the desks have closed.
    const arriveBy = from === 'HOME' && home ? new Date(Math.min(now.getTime() + home.minutes * MINUTE_MS, until)) : null;
    return {
      ...wanted,
      ...{ id: newId<'Ticket'>(), origin: from, appointmentId: null, language, machine },
      ...{ takenAt: now, arriveBy, arrivedAt: arriveBy ? null : now },
    };
  }

  private taken({ tenantId }: BookingCaller, ticket: Ticket, isSame: boolean): TakenTicket {
    return { ticket, token: this.references.make(TICKET_LINK, tenantId, ticket.id, TICKET_LINK_VERSION), isSame };
  }
}

type WantedTicket = Pick<Ticket, 'officeId' | 'serviceId' | 'day' | 'letter'>;

type OpenHours = Extract<TicketHours, { readonly open: true }>;

/** Whether tickets for the service are given now, or the refusal. */
async function hoursNow(
  reader: Reader,
  { tenantId }: BookingCaller,
  office: QueueOffice,
  day: OfficeDay,
  { serviceId }: QueueService,
  now: Date,
): Promise<OpenHours | QueueRefusal> {
  const { timeZone, settings } = office;
  if (!settings.open) return { code: 'QUEUE_CLOSED', timeZone };
  const hours = hoursOf(office, await desksToday(reader, tenantId, day, settings.rule.toleranceMinutes), serviceId, now);
  if (hours.open) return hours;
  return { code: 'QUEUE_CLOSED', timeZone, ...(hours.opensAt !== undefined && { opensAt: hours.opensAt }) };
}
