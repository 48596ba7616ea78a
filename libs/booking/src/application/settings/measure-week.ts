import type { AppointmentChannel, DeskId, OfficeId, ServiceId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import type { Reader } from '@casa/platform/database';
import { bookingWindow } from '../../domain/booking-window.js';
import { addDays } from '../../domain/zoned-time.js';
import { type BookingRules, bookingRules } from '../../persistence/booking-rules.projection.js';
import { type DeskOpening, deskOpenings } from '../../persistence/settings/week.projection.js';
import type { BookingCaller } from '../booking-caller.js';
import { availabilityQuery } from '../slot-search.js';

const DAYS_A_WEEK = 7;

type Asking = Pick<BookingCaller, 'tenantId' | 'patronSaint' | 'language'>;

/** Which week of which office is measured, and for which of its services. */
export interface MeasuredOffice {
  readonly officeId: OfficeId;
  readonly name: LocalizedText;
  readonly timeZone: string;
  readonly desks: readonly { readonly id: DeskId; readonly name: string }[];
  readonly services: readonly { readonly id: ServiceId; readonly name: LocalizedText }[];
}

/** A desk's day: when it receives, and how many starts citizens find free. */
export interface DeskDay {
  /** Epoch milliseconds, in order, each once. */
  readonly openings: readonly { readonly opensAt: number; readonly closesAt: number }[];
  readonly starts: number;
}

export interface MeasuredDesk {
  readonly id: DeskId;
  readonly name: string;
  readonly days: ReadonlyMap<string, DeskDay>;
}

/** What citizens find free of a service, in one way of meeting; days without any are absent. */
export interface MeasuredService {
  readonly id: ServiceId;
  readonly name: LocalizedText;
  readonly channel: AppointmentChannel;
  readonly days: ReadonlyMap<string, number>;
}

export interface MeasuredWeek {
  readonly officeId: OfficeId;
  readonly officeName: LocalizedText;
  readonly desks: readonly MeasuredDesk[];
  readonly services: readonly MeasuredService[];
}

export function daysOfWeek(firstDay: string): string[] {
  return Array.from({ length: DAYS_A_WEEK }, (_, place) => addDays(firstDay, place));
}

/** What an office offers in a week as things stand in this transaction: by the same openings and rules that answer whoever books there. */
export async function measureWeek(
  reader: Reader,
  caller: Asking,
  office: MeasuredOffice,
  firstDay: string,
  now: Date,
): Promise<MeasuredWeek> {
  const found = await Promise.all(
    office.services.map((service) => measureService(reader, caller, office.officeId, service, firstDay, now)),
  );
  const offered = found.flat();
  const openings = offered.flatMap((one) => one.openings);
  return {
    officeId: office.officeId,
    officeName: office.name,
    desks: office.desks.map(({ id, name }) => ({ id, name, days: daysOf(openings.filter(({ deskId }) => deskId === id)) })),
    services: offered.map(({ openings: its, ...service }) => ({ ...service, days: startsOf(its) })),
  };
}

type OfferedService = Omit<MeasuredService, 'days'> & { readonly openings: readonly DeskOpening[] };

async function measureService(
  reader: Reader,
  caller: Asking,
  officeId: OfficeId,
  { id, name }: MeasuredOffice['services'][number],
  firstDay: string,
  now: Date,
): Promise<OfferedService[]> {
  const rules = await bookingRules(reader, caller.tenantId, id, officeId);
  if (!rules) return [];
  return Promise.all(
    rules.channels.map(async (channel) => ({
      id,
      name,
      channel,
      openings: await openingsOf(reader, caller, rules, channel, firstDay, now),
    })),
  );
}

/** Starts before the service's lead time or after its horizon are nobody's to book: they do not count. */
async function openingsOf(
  reader: Reader,
  caller: Asking,
  rules: BookingRules,
  channel: AppointmentChannel,
  firstDay: string,
  now: Date,
): Promise<DeskOpening[]> {
  const window = bookingWindow(now.getTime(), rules, rules.timeZone);
  const days = { first: firstDay, last: addDays(firstDay, DAYS_A_WEEK - 1) };
  const found = await deskOpenings(reader, availabilityQuery(caller, rules, channel, days, now), new Date(window.earliest));
  const isBookable = ({ day }: DeskOpening) => day >= window.firstDay && day <= window.lastDay;
  return found.map((opening) => (isBookable(opening) ? opening : { ...opening, starts: [] }));
}

function daysOf(openings: readonly DeskOpening[]): Map<string, DeskDay> {
  return new Map(
    [...Map.groupBy(openings, ({ day }) => day)].map(([day, its]) => {
      const stretches = new Map(its.map(({ opensAt, closesAt }) => [`${opensAt} ${closesAt}`, { opensAt, closesAt }]));
      const ordered = [...stretches.values()].sort((a, b) => a.opensAt - b.opensAt);
      return [day, { openings: ordered, starts: new Set(its.flatMap(({ starts }) => starts)).size }];
    }),
  );
}

function startsOf(openings: readonly DeskOpening[]): Map<string, number> {
  return new Map(
    [...Map.groupBy(openings, ({ day }) => day)].map(([day, its]) => [day, new Set(its.flatMap(({ starts }) => starts)).size]),
  );
}
