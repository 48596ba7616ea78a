import type { AppointmentChannel, OfficeId, ServiceId } from '@casa/contracts';
import type { Reader } from '@casa/platform/database';
import { bookingWindow } from '../../domain/booking-window.js';
import { answerTerms, type AnswerTerms } from '../../domain/closures/answer-terms.js';
import { type EqualStart, inOrderOfChoice, isNear, NEAR_DAYS } from '../../domain/closures/equal-starts.js';
import { addDays, localDay } from '../../domain/zoned-time.js';
import { freeStarts } from '../../persistence/availability.projection.js';
import { type BookingRules, bookingRules } from '../../persistence/booking-rules.projection.js';
import { givingOffices } from '../../persistence/closures/giving-office.projection.js';
import { availabilityQuery, type SearchCaller } from '../slot-search.js';

/** An appointment that has to move; the instant is epoch milliseconds. */
export interface Moving {
  readonly officeId: OfficeId;
  readonly serviceId: ServiceId;
  readonly channel: AppointmentChannel;
  readonly startsAt: number;
}

/** A start that somebody can be asked about, and how long they have to answer. */
export interface AnswerableStart extends EqualStart, AnswerTerms {
  readonly officeId: OfficeId;
  readonly minutes: number;
}

/** Free starts that stand in for others, each span of an office asked for once however many look for it. */
export class EqualStartSearch {
  private readonly known = new Map<string, Promise<unknown>>();

  constructor(
    private readonly reader: Reader,
    private readonly caller: SearchCaller,
    private readonly now: Date,
  ) {}

  /** The first so many in the order of choice; fewer when there are no more. */
  async nearest(moving: Moving, count: number): Promise<AnswerableStart[]> {
    const { serviceId, channel } = moving;
    const giving = await this.once(`${serviceId} ${channel}`, () => givingOffices(this.reader, this.caller.tenantId, serviceId, channel));
    const others = giving.filter((id) => id !== moving.officeId);
    const found: AnswerableStart[] = [];
    for (const near of [true, false]) {
      for (const offices of [giving.filter((id) => id === moving.officeId), others]) {
        for (const officeId of offices) found.push(...(await this.startsAt(moving, officeId, near)));
        // Every step of the order is looked at whole before the next.
        if (found.length >= count) return inOrderOfChoice(moving, found).slice(0, count);
      }
    }
    return inOrderOfChoice(moving, found);
  }

  private async startsAt(moving: Moving, officeId: OfficeId, near: boolean): Promise<AnswerableStart[]> {
    const { serviceId, channel } = moving;
    const { tenantId } = this.caller;
    const rules = await this.once(`${serviceId} at ${officeId}`, () => bookingRules(this.reader, tenantId, serviceId, officeId));
    if (!rules?.channels.includes(channel)) return [];
    const { timeZone, minutes } = rules;
    const starts = await this.free(rules, channel, near ? localDay(moving.startsAt, timeZone) : undefined);
    return starts.flatMap((startsAt) => {
      const terms = answerTerms(this.now.getTime(), moving.startsAt, startsAt, timeZone);
      return terms && isNear(moving, { startsAt, timeZone }) === near ? [{ officeId, startsAt, minutes, timeZone, ...terms }] : [];
    });
  }

  /** @param around the day of which the near ones are asked; all that may be booked without. */
  private async free(rules: BookingRules, channel: AppointmentChannel, around: string | undefined): Promise<number[]> {
    const window = bookingWindow(this.now.getTime(), rules, rules.timeZone);
    const first = around === undefined ? window.firstDay : later(addDays(around, -NEAR_DAYS), window.firstDay);
    const last = around === undefined ? window.lastDay : earlier(addDays(around, NEAR_DAYS), window.lastDay);
    if (first > last) return [];
    const query = availabilityQuery(this.caller, rules, channel, { first, last }, this.now);
    const days = await this.once(`${rules.serviceId} ${channel} ${rules.officeId} ${first} ${last}`, () =>
      freeStarts(this.reader, query, new Date(window.earliest)),
    );
    return days.flatMap(({ starts }) => starts.map((seconds) => seconds * 1000));
  }

  private once<Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.known.get(key) as Promise<Answer> | undefined;
    const answer = known ?? ask();
    this.known.set(key, answer);
    return answer;
  }
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
