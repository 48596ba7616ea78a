import { Inject, Injectable } from '@nestjs/common';
import {
  type AppointmentChannel,
  BOOKING_QUEUES,
  type GeoPoint,
  MUNICIPALITY_MAP,
  type MunicipalityMap,
  type OfficeId,
  type TenantId,
  type WaitingEntryId,
} from '@casa/contracts';
import { type Clock, CLOCK, isId, newId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import type { CitizenDetails } from '../../domain/citizen.js';
import { metersBetween } from '../../domain/distance.js';
import { type ComingTimes, haveRoomFor } from '../../domain/waiting-list/coming-times.js';
import type { WaitingRefusal } from '../../domain/waiting-list/waiting.errors.js';
import { addDays, localDay } from '../../domain/zoned-time.js';
import { appointments, contactDigest, representedDigest } from '../../persistence/appointment.repository.js';
import { type WaitedService, waitedService } from '../../persistence/waiting-list/waited-service.projection.js';
import { sealWaitingCitizen, waitingEntries, type WaitingEntry } from '../../persistence/waiting-list/waiting-entry.repository.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';
import { waitingWishes } from '../../persistence/waiting-list/waiting-wish.repository.js';
import { type BookingCaller, mayDoFor } from '../booking-caller.js';
import { afterLastDay } from './last-day.js';
import { WAITING_LINK } from './waiting-references.js';

/** The longest anybody waits. */
export const MOST_DAYS = 366;
/** Offices lie about their town's centre: a municipality further than this beyond the circle has none within it. */
const WIDEST_TOWN_KM = 15;

export interface JoinRequest {
  readonly serviceId: string;
  readonly channel: AppointmentChannel;
  /** Of this municipality; none named: all that give the service. */
  readonly officeIds: readonly string[];
  /** Also in other municipalities, so far from a point; without one from the town's centre. */
  readonly near?: { readonly km: number; readonly point?: GeoPoint };
  readonly times: ComingTimes;
  readonly citizen: Omit<CitizenDetails, 'answers'>;
  /** The delegation it was filled in for, null for none; when the session says otherwise by now, nobody enters the list. */
  readonly actingFor?: string | null;
}

export interface Joined {
  readonly entry: WaitingEntry;
  readonly token: string;
}

type Outcome = Result<Joined, WaitingRefusal>;
type Problem = { readonly path: string; readonly problem: string };

/**
 * Puts somebody on the list, in the order of arrival. What they wait for in other municipalities is told those by the outbox. Of who acts by a
 * delegation it is the other person's entry, who reads who did it, and stays in the municipality of the delegation.
 */
@Injectable()
export class JoinWaitingList {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    @Inject(MUNICIPALITY_MAP) private readonly map: MunicipalityMap,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(caller: BookingCaller, request: JoinRequest): Promise<Outcome> {
    if (!isId(request.serviceId)) return refused({ code: 'NOT_FOUND' });
    const { tenantId, acting } = caller;
    if (!mayDoFor(caller, this.clock.now(), request.actingFor)) return refused({ code: 'DELEGATION_OVER' });
    const others = request.near ? await this.othersNear(tenantId, request.near) : [];
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      // Who waits for many has one address: who waits already, and what is booked, is known by whom it is for.
      const digest = acting ? representedDigest(this.keys, acting.representedId) : contactDigest(this.keys, request.citizen.email);
      const [service] = await Promise.all([
        waitedService(transaction, tenantId, request.serviceId, request.channel),
        waitingStates.lockList(transaction, tenantId),
        appointments.lockPerson(transaction, digest),
      ]);
      if (!service) return refused({ code: 'NOT_FOUND' });
      // The order is that of the commits: taken when nobody else can enter in between.
      const now = this.clock.now();
      const problems = problemsOf(caller, request, service, now);
      if (problems.length > 0) return refused({ code: 'INVALID', problems });
      if (!service.openToNonResidents && !request.citizen.resident) return refused({ code: 'NOT_ELIGIBLE' });
      if (await waitingEntries.isOfContact(transaction, tenantId, digest, service.id)) return refused({ code: 'ALREADY_WAITING' });
      const entry = this.entry(caller, request, service, digest, [tenantId, ...others], now);
      await this.write(transaction, entry, service, digest);
      return ok({ entry, token: this.references.make(WAITING_LINK, tenantId, entry.id, entry.linkVersion) });
    });
  }

  /** Municipalities with an office that may lie within the circle; each finds out by itself whether it has one. */
  private async othersNear(tenantId: TenantId, { km, point }: NonNullable<JoinRequest['near']>): Promise<TenantId[]> {
    const places = await this.map.served(tenantId);
    const centre = point ?? places.find(({ id }) => id === tenantId)?.centre;
    if (!centre) return [];
    return places
      .filter((place) => place.id !== tenantId && metersBetween(centre, place.centre) <= (km + WIDEST_TOWN_KM) * 1000)
      .map(({ id }) => id);
  }

  private entry(
    { tenantId, language, personId, acting }: BookingCaller,
    { channel, officeIds, near, times, citizen }: JoinRequest,
    service: WaitedService,
    digest: Buffer,
    tenantIds: readonly TenantId[],
    now: Date,
  ): WaitingEntry {
    const id = newId() as WaitingEntryId;
    const point = near?.point;
    return {
      ...{ tenantId, id, serviceId: service.id, title: service.name, channel, personId: acting?.representedId ?? personId ?? null },
      ...(acting && personId ? { actedBy: personId, delegationId: acting.delegationId } : { actedBy: null, delegationId: null }),
      citizenSealed: sealWaitingCitizen(this.keys, id, { ...citizen, ...(point && { point }) }),
      ...{ contactDigest: digest, resident: citizen.resident, language, times, officeIds: officeIds as readonly OfficeId[] },
      ...{ nearKm: near?.km ?? null, tenantIds, linkVersion: 1, enteredAt: now },
    };
  }

  private async write(transaction: Transaction, entry: WaitingEntry, service: WaitedService, digest: Buffer): Promise<void> {
    const { tenantId, id: entryId, tenantIds, enteredAt, times } = entry;
    waitingEntries.add(transaction, entry);
    waitingStates.add(transaction, entryId, tenantIds, enteredAt);
    const { serviceId, channel, resident, officeIds } = entry;
    waitingWishes.add(transaction, {
      ...{ tenantId, entryId, homeTenantId: tenantId, serviceId, channel, contactDigest: digest, resident, times, officeIds, enteredAt },
    });
    const here = { tenantId, homeTenantId: tenantId, entryId };
    await this.outbox.publish(transaction, BOOKING_QUEUES.waitingJoined, here);
    const over = afterLastDay(times, timeZoneOf(service));
    await this.outbox.publish(transaction, BOOKING_QUEUES.waitingOver, here, { startAfter: over });
    for (const other of tenantIds.filter((id) => id !== tenantId)) {
      await this.outbox.publish(transaction, BOOKING_QUEUES.waitingSpread, { ...here, tenantId: other });
    }
    const { actedBy, delegationId, personId } = entry;
    if (!actedBy || !delegationId || !personId) return;
    const done = { action: 'join', subject: 'WaitingEntry', subjectId: entryId, allowedBy: 'delegation' };
    this.audit.record(transaction, tenantId, { ...done, actorId: actedBy, delegationId, personId });
  }
}

/** What the rules beside the fields cannot know. */
function problemsOf(
  { acting }: BookingCaller,
  { officeIds, near, times, channel, citizen }: JoinRequest,
  service: WaitedService,
  now: Date,
): Problem[] {
  const { firstDay, lastDay } = times;
  const today = localDay(now.getTime(), timeZoneOf(service));
  return [
    ...officeIds
      .filter((id) => !service.offices.some((office) => office.id === id))
      .map(() => ({ path: 'officeIds', problem: 'NOT_FOUND' })),
    ...(near && (service.template === null || acting) ? [{ path: 'near', problem: 'NOT_A_CHOICE' }] : []),
    ...(lastDay < firstDay || lastDay < today || lastDay > addDays(today, MOST_DAYS) ? [{ path: 'lastDay', problem: 'OUT_OF_RANGE' }] : []),
    ...(!haveRoomFor(service.minutes, times) ? [{ path: 'until', problem: 'OUT_OF_RANGE' }] : []),
    ...(channel === 'TELEPHONE' && citizen.telephone === undefined ? [{ path: 'citizen.telephone', problem: 'REQUIRED' }] : []),
  ].slice(0, 20);
}

function timeZoneOf({ offices: [first] }: WaitedService): string {
  if (!first) throw new Error('a service is booked at no office');
  return first.timeZone;
}
