import { Inject, Injectable } from '@nestjs/common';
import {
  BOOKING_QUEUES,
  type OfficeId,
  type SlotFreedEvent,
  TENANT_INDEX,
  type TenantId,
  type TenantIndex,
  type WaitingOfferId,
} from '@casa/contracts';
import { type Clock, CLOCK, newId } from '@casa/kernel';
import { Abandon, type Reader, TenantScope, type Transaction } from '@casa/platform/database';
import { JobFailure, Outbox } from '@casa/platform/jobs';
import { bookingWindow } from '../../domain/booking-window.js';
import type { PatronSaint } from '../../domain/holidays.js';
import { answerUntil } from '../../domain/waiting-list/answer-time.js';
import type { Stretch } from '../../domain/waiting-list/coming-times.js';
import { type Offered, offersInOrder } from '../../domain/waiting-list/offers-in-order.js';
import { localDay } from '../../domain/zoned-time.js';
import { bookingRules } from '../../persistence/booking-rules.projection.js';
import { claimFirst, releaseHold } from '../../persistence/desk-claim.repository.js';
import { type DeskTime, freedStarts, officeOfDesk } from '../../persistence/waiting-list/freed-time.projection.js';
import { waitingOffers } from '../../persistence/waiting-list/waiting-offer.repository.js';
import { waitingStates } from '../../persistence/waiting-list/waiting-state.repository.js';
import { waitingWishes, type WishCandidate } from '../../persistence/waiting-list/waiting-wish.repository.js';
import { availabilityQuery } from '../slot-search.js';
import { KEPT_MINUTES } from './freed-time.js';

const MINUTE_MS = 60_000;
/** How often somebody else may come in between before the job is put back. */
const ATTEMPTS = 5;

/** A start that may be offered, with the time there is to answer. */
interface AnswerableStart extends Stretch {
  readonly answerUntil: number;
}

type Plan = readonly Offered<WishCandidate, AnswerableStart>[];

/** Freed time as it is looked at: at which office, and by which calendar. */
interface Freed extends DeskTime {
  readonly officeId: OfficeId;
  readonly timeZone: string;
  readonly patronSaint: PatronSaint;
}

/**
 * Offers a stretch of a desk's time that came free to those who wait, in their order, and leaves to everybody what nobody on the list wants. The
 * hold that kept it, the offers and their claims change in one transaction: done twice, the second finds the time taken.
 */
@Injectable()
export class OfferFreedTime {
  constructor(
    private readonly scope: TenantScope,
    private readonly outbox: Outbox,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(event: SlotFreedEvent): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (await this.scope.run({ tenantId: event.tenantId }, (transaction) => this.offer(transaction, event))) return;
    }
    throw new JobFailure('the freed time changes under the hands');
  }

  /** @returns false, with everything undone, when somebody was faster in between. */
  private async offer(transaction: Transaction, { holdId, ...event }: SlotFreedEvent): Promise<boolean> {
    const { tenantId, deskId } = event;
    await waitingStates.lockList(transaction, tenantId);
    const now = this.clock.now();
    if (holdId !== undefined) await releaseHold(transaction, tenantId, holdId, now);
    const office = await officeOfDesk(transaction, tenantId, deskId);
    if (!office) return true;
    const time = { tenantId, deskId, startsAt: new Date(event.startsAt), endsAt: new Date(event.endsAt) };
    const freed = { ...time, ...office, patronSaint: this.patronSaintOf(tenantId) };
    for (const offered of await this.plan(transaction, freed, now)) {
      if (!(await this.make(transaction, freed, offered, now))) throw new Abandon(false);
    }
    return true;
  }

  private async plan(reader: Reader, freed: Freed, now: Date): Promise<Plan> {
    const days = { first: localDay(freed.startsAt.getTime(), freed.timeZone), last: localDay(freed.endsAt.getTime(), freed.timeZone) };
    const candidates = await waitingWishes.candidates(reader, freed, days, now);
    const startsOf = new Map<string, (candidate: WishCandidate) => readonly AnswerableStart[]>();
    for (const candidate of candidates) {
      const key = kindOf(candidate);
      if (!startsOf.has(key)) startsOf.set(key, await this.startsFor(reader, freed, candidate, days, now));
    }
    return offersInOrder(candidates, (candidate) => startsOf.get(kindOf(candidate))?.(candidate) ?? [], freed.timeZone);
  }

  /** The starts a service has here by what came free, for whoever may book it. */
  private async startsFor(
    reader: Reader,
    freed: Freed,
    { serviceId, channel }: WishCandidate,
    days: { readonly first: string; readonly last: string },
    now: Date,
  ): Promise<(candidate: WishCandidate) => readonly AnswerableStart[]> {
    const rules = await bookingRules(reader, freed.tenantId, serviceId, freed.officeId);
    if (!rules?.channels.includes(channel)) return () => [];
    const window = bookingWindow(now.getTime(), rules, rules.timeZone);
    const last = days.last < window.lastDay ? days.last : window.lastDay;
    if (days.first > last) return () => [];
    const query = availabilityQuery({ ...freed, language: 'it' }, rules, channel, { first: days.first, last }, now);
    const starts = (await freedStarts(reader, query, freed, new Date(window.earliest))).flatMap((start) => {
      const until = answerUntil(now.getTime(), start.startsAt, rules);
      return until === undefined ? [] : [{ ...start, answerUntil: until }];
    });
    return ({ resident, openAppointments }) =>
      (rules.openToNonResidents || resident) && openAppointments < rules.maxOpenPerPerson ? starts : [];
  }

  private async make(
    transaction: Transaction,
    freed: Freed,
    { person, start }: Offered<WishCandidate, AnswerableStart>,
    now: Date,
  ): Promise<boolean> {
    const { tenantId, deskId, officeId } = freed;
    const id = newId() as WaitingOfferId;
    if (!(await waitingStates.take(transaction, person.entryId, tenantId, id))) return false;
    const stretch = { startsAt: new Date(start.startsAt), endsAt: new Date(start.endsAt) };
    // Kept a little beyond the time to answer: when nobody did, the next on the list is looked for before anybody else has it.
    const heldUntil = new Date(start.answerUntil + KEPT_MINUTES * MINUTE_MS);
    if (!(await claimFirst(transaction, tenantId, { id, ...stretch }, [deskId], { heldUntil }, now))) return false;
    const { entryId, homeTenantId, serviceId, channel } = person;
    const until = new Date(start.answerUntil);
    waitingOffers.add(transaction, {
      ...{ tenantId, id, entryId, homeTenantId, serviceId, officeId, deskId, channel },
      ...{ ...stretch, offeredAt: now, answerUntil: until },
    });
    await this.outbox.publish(transaction, BOOKING_QUEUES.offerMade, { tenantId, offerId: id });
    await this.outbox.publish(transaction, BOOKING_QUEUES.offerDue, { tenantId, offerId: id }, { startAfter: until });
    return true;
  }

  private patronSaintOf(tenantId: TenantId): PatronSaint {
    const calendar = this.tenants.calendarOf(tenantId);
    if (!calendar) throw new JobFailure('the municipality is not in the directory');
    return calendar.patronSaint;
  }
}

/** Whoever waits for the same in the same way has the same starts. */
function kindOf({ serviceId, channel }: WishCandidate): string {
  return `${serviceId} ${channel}`;
}
