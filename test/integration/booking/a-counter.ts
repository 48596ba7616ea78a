import type { BookedAppointment, BookingCaller, BookingRefusal, BookingRequest, WantedSlot } from '@casa/booking';
import type { AppointmentId } from '@casa/contracts';
import type { Result } from '@casa/kernel';
import {
  aDesk,
  anOffice,
  aService,
  aTenant,
  type TestDatabase,
  type TestDesk,
  type TestOffice,
  type TestService,
  type TestTenant,
  weeklyHours,
} from '@casa/testing';
import { aCitizen } from './a-citizen.js';

/** A municipality with one office that is open on weekdays from nine to twelve, one service and one desk. */
export interface Counter {
  readonly tenant: TestTenant;
  readonly office: TestOffice;
  readonly service: TestService;
  readonly desk: TestDesk;
  readonly caller: BookingCaller;
}

export async function aCounter(database: TestDatabase, service: Partial<TestService> = {}): Promise<Counter> {
  const tenant = await aTenant(database);
  const office = await anOffice(database, tenant);
  const made = await aService(database, office, service);
  const desk = await aDesk(database, office, [made], { channels: made.channels });
  await weeklyHours(database, office);
  return { tenant, office, service: made, desk, caller: callerAt(tenant) };
}

export function callerAt({ id, slug, patronSaint }: TestTenant): BookingCaller {
  return { tenantId: id, tenantSlug: slug, patronSaint, language: 'it' };
}

/** @param startsAt by the clock of Rome in winter: 2026-11-24T09:00 */
export function slot(
  { service, office }: Pick<Counter, 'service' | 'office'>,
  startsAt: string,
  channel: WantedSlot['channel'] = 'IN_PERSON',
): WantedSlot {
  return { serviceId: service.id, officeId: office.id, channel, startsAt: inWinter(startsAt) };
}

export function request(
  counter: Pick<Counter, 'service' | 'office'>,
  startsAt: string,
  given: Partial<Omit<BookingRequest, 'citizen'>> & { readonly citizen?: Partial<BookingRequest['citizen']> } = {},
): BookingRequest {
  return { ...slot(counter, startsAt), answers: [], ...given, citizen: aCitizen(given.citizen) };
}

export function inWinter(local: string): Date {
  return new Date(`${local}+01:00`);
}

/** The value of an outcome that must not be a refusal. */
export function granted<Value>(outcome: Result<Value, BookingRefusal>): Value {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

/** The refusal, in one word, with the alternatives by the clock of Rome. */
export function refusal(outcome: Result<unknown, BookingRefusal>): { readonly why: string; readonly alternatives?: readonly string[] } {
  if (outcome.ok) return { why: 'not refused' };
  const { refusal: why } = outcome;
  const alternatives =
    'alternatives' in why && why.alternatives.map(({ startsAt }) => new Date(startsAt + 3_600_000).toISOString().slice(0, 16));
  return { why: why.code === 'SLOT_NOT_OFFERED' ? why.reason : why.code, ...(alternatives && { alternatives }) };
}

/** A token with one letter of its proof changed. */
export function forged(token: string): string {
  return `${token.slice(0, 40)}${token[40] === 'A' ? 'B' : 'A'}${token.slice(41)}`;
}

/** What is taken at a desk, in order: HH:MM-HH:MM by the clock of Rome in winter, with `held` where it is a hold. */
export async function taken(database: TestDatabase, { id, tenantId }: TestDesk): Promise<string[]> {
  const rows = await database.asSuperuser(
    `select to_char(starts_at at time zone 'Europe/Rome', 'HH24:MI') || '-' || to_char(ends_at at time zone 'Europe/Rome', 'HH24:MI')
            || case when held_until is null then '' else ' held' end as span
     from desk_claim where tenant_id = $1 and desk_id = $2 order by starts_at`,
    [tenantId, id],
  );
  return rows.map(({ span }) => String(span));
}

/** Names of the jobs that tell of an appointment, in the order they were written. */
export async function jobsOf(database: TestDatabase, appointmentId: AppointmentId): Promise<string[]> {
  const rows = await database.asSuperuser(`select name from pgboss.job where data ->> 'appointmentId' = $1 order by created_on, id`, [
    appointmentId,
  ]);
  return rows.map(({ name }) => String(name));
}

/** The row of an appointment as it is stored. */
export async function storedAppointment(
  database: TestDatabase,
  { appointment }: Pick<BookedAppointment, 'appointment'>,
): Promise<Record<string, unknown>> {
  const [row] = await database.asSuperuser('select * from appointment where id = $1', [appointment.id]);
  if (!row) throw new Error('the appointment is not stored');
  return row;
}
