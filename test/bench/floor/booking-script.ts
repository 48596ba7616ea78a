import type { RecordedStatement } from './recorded-statements.ts';

/**
 * Which variable of pgbench stands for which parameter. Those of one booking are the columns of `bench_booking`, which are fetched with
 * the tenant's entering; those of all of them are given on the command line. `null` and numbers stand for themselves.
 */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  'booking.rules': ['tenant_id', 'service_id', 'office_id'],
  'booking.lock-person': ['lock'],
  'booking.count-open-appointments': ['tenant_id', 'digest', 'service_id', 'now'],
  'booking.sweep-holds': ['tenant_id', 'now', '10'],
  'booking.keep-hold': ['tenant_id', 'appointment_id', 'now', 'starts_at', 'ends_at', 'office_id', 'service_id', 'channel'],
  'booking.add-appointment': [
    ...['tenant_id', 'appointment_id', 'code', 'service_id', 'office_id', 'desk_id', 'channel', 'status', 'starts_at', 'ends_at', '0', '1'],
    ...['language', 'sealed', 'digest', 'now', 'now', 'null', 'null', 'null', 'null'],
  ],
  'outbox.0': ['job'],
};
const CLAIM = [
  'tenant_id',
  'office_id',
  'service_id',
  'channel',
  'day',
  'day',
  'holidays',
  'zone',
  'now',
  'minutes',
  'minutes',
  'starts_at',
];
const CLAIM_OF_A_HOLD = [...CLAIM, 'appointment_id', 'held_until', 'null'];
const CLAIM_OF_A_BOOKING = [...CLAIM, 'claim_id', 'null', 'appointment_id'];

/** What a recorded booking told the outbox, and the ids in it, which are others in each booking. */
export interface RecordedJob {
  readonly job: string;
  readonly jobId: string;
  readonly appointmentId: string;
}

export function recordedJob(recorded: readonly RecordedStatement[]): RecordedJob {
  const [, quoted] = /^\$1 = '([\s\S]*)'$/.exec(recorded.find(({ name }) => name === 'outbox.0')?.parameters ?? '') ?? [];
  const [, appointmentId] = /"appointmentId":"([^"]+)"/.exec(quoted ?? '') ?? [];
  const [, jobId] = /"id":"([^"]+)"/.exec(quoted ?? '') ?? [];
  if (quoted === undefined || appointmentId === undefined || jobId === undefined) throw new Error('the API wrote no job for the booking');
  return { job: quoted.replaceAll("''", "'"), jobId, appointmentId };
}

/** The recorded booking as a script of pgbench, in which each run books the next row of `bench_booking`. */
export function bookingScript(recorded: readonly RecordedStatement[], tenantId: string): string {
  const holds = recorded.some(({ name }) => name === 'booking.keep-hold');
  const literals = { [`'${tenantId}'`]: ':tenant_id', [`'${recordedJob(recorded).appointmentId}'`]: ':appointment_id' };
  const lines = recorded.map((statement) => (statement.name === undefined ? plain(statement.text, literals) : prepared(statement, holds)));
  return ['\\set k :k + 1', '\\set n :first + :client_id + :k * :clients', ...lines, ''].join('\n');
}

function plain(text: string, literals: Readonly<Record<string, string>>): string {
  // Our begin and app_enter are one message; what pgbench is to book is fetched with the second.
  if (text.startsWith('begin read write;')) {
    return 'begin read write;\nselect b.* from app_enter(:tenant_id, null) as entered, bench_booking b where b.n = :n \\gset';
  }
  return `${Object.entries(literals).reduce((line, [literal, name]) => line.replaceAll(literal, name), text)};`;
}

function prepared({ name = '', text }: RecordedStatement, holds: boolean): string {
  const parameters = name === 'booking.claim-at' ? (holds ? CLAIM_OF_A_HOLD : CLAIM_OF_A_BOOKING) : PARAMETERS[name];
  if (!parameters) throw new Error(`the API sends a statement that the floor does not know: ${name}`);
  // The desk of the appointment is the one that was claimed; when none was, pgbench fails.
  const end = name === 'booking.claim-at' ? ' \\gset' : ';';
  return `${text.replaceAll(/\$(\d+)/g, (_, number: string) => variable(parameters[Number(number) - 1]))}${end}`;
}

/** pgbench makes a parameter of every place where a variable stands, and PostgreSQL would have to guess the type of each. */
const TYPES: Readonly<Record<string, string>> = {
  ...{ tenant_id: 'uuid', office_id: 'uuid', service_id: 'uuid', desk_id: 'uuid', appointment_id: 'uuid', claim_id: 'uuid' },
  ...{ starts_at: 'timestamptz', ends_at: 'timestamptz', held_until: 'timestamptz', now: 'timestamptz', day: 'date', holidays: 'date[]' },
  ...{ channel: 'text', status: 'text', language: 'text', zone: 'text', code: 'text', sealed: 'text', job: 'text' },
  ...{ minutes: 'int', lock: 'bigint', digest: 'bytea' },
};

function variable(name: string | undefined): string {
  if (name === undefined) throw new Error('a statement of the API has more parameters than the floor knows');
  return name === 'null' || /^\d+$/.test(name) ? name : `:${name}::${TYPES[name] ?? 'unknown'}`;
}
