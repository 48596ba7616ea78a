import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExplainedError } from '../../../tools/lib/explained-error.ts';
import { freeSlots } from '../api.ts';
import { type Cluster, FIRST_DATABASE } from '../cluster.ts';
import { countBooked, layBookings } from '../data/bookings.ts';
import type { Municipality } from '../data/municipality.ts';
import { bookingScript, recordedJob } from '../floor/booking-script.ts';
import { findPgbench, runPgbench } from '../floor/pgbench.ts';
import { recordBooking } from '../floor/recorded-statements.ts';
import type { FreeSlot, LoadPlan } from '../load/plan.ts';
import type { LoadProcess } from '../load/load-process.ts';
import type { Side } from '../measure/side.ts';
import type { MeasuredProcess } from '../processes.ts';

const A_MEASUREMENT = 20_000;
const SEALED_LENGTH = 400;
const HOLD = 20 * 60_000;

/** The starts of a database that are still to be booked: each is taken once, by whichever side comes to it. */
export class BookingLedger {
  readonly slots: readonly FreeSlot[];
  #next = 0;

  private constructor(slots: readonly FreeSlot[]) {
    this.slots = slots;
  }

  static async of(api: MeasuredProcess, municipality: Municipality): Promise<BookingLedger> {
    return new BookingLedger(await freeSlots(api.url, municipality));
  }

  /** The starts of one measurement, more than can be booked in it. When all have been taken once, they are taken at the next desk. */
  from(first: number): FreeSlot[] {
    const rotated = first % this.slots.length;
    return [...this.slots.slice(rotated), ...this.slots.slice(0, rotated)].slice(0, A_MEASUREMENT);
  }

  /** Lets a side book from the next start on. */
  async take<Result extends { readonly count: number }>(connections: number, work: (first: number) => Promise<Result>): Promise<Result> {
    const result = await work(this.#next);
    // Some more than were counted: those that were under way at the end; pgbench deals them out in turn, and its clients are not equally fast.
    this.#next += Math.ceil(1.5 * result.count) + connections;
    return result;
  }
}

export interface BookingLoad {
  readonly load: LoadProcess;
  readonly connections: number;
  readonly seconds: number;
  readonly withHold: boolean;
}

/** Booking over HTTP, each appointment at a start and for a citizen of its own. */
export function bookingSide(
  name: string,
  { url, pid }: MeasuredProcess,
  { host }: Municipality,
  ledger: BookingLedger,
  { load, connections, seconds, withHold }: BookingLoad,
): Side {
  return {
    name,
    pid,
    measure: () =>
      ledger.take(connections, (first) =>
        load.run({ url, host, work: { kind: 'booking', slots: ledger.from(first), withHold }, connections, seconds }),
      ),
  };
}

/** pgbench running what the API was heard to send for one booking, with as many clients, on the same database. */
export async function pgbenchSide(
  cluster: Cluster,
  municipality: Municipality,
  ledger: BookingLedger,
  { connections, seconds, withHold }: BookingLoad,
  signal: AbortSignal,
): Promise<Side> {
  const program = findPgbench();
  if (program === undefined) {
    throw new ExplainedError('pgbench is not on this machine: it comes with PostgreSQL (Debian: apt-get install postgresql-contrib).');
  }
  const plan = { url: '', host: municipality.host, connections: 1, seconds: 0 };
  const recorded = await ledger.take(1, async (first) => {
    const work: LoadPlan['work'] = { kind: 'booking', slots: ledger.from(first), withHold };
    return { count: 10, statements: await recordBooking(cluster, { ...plan, work }, signal) };
  });
  const { statements } = recorded;
  await cluster.asSuperuser(FIRST_DATABASE, (client) => layBookings(client, ledger.slots, recordedJob(statements)));
  const script = join(cluster.folder, withHold ? 'hold-and-book.sql' : 'book.sql');
  writeFileSync(script, bookingScript(statements, municipality.tenantId));
  const run = (first: number) => {
    const variables = { ...variablesOf(municipality), first: first - connections, clients: connections, k: 0 };
    return runPgbench({ program, databaseUrl: cluster.applicationUrl(FIRST_DATABASE), script, clients: connections, seconds, variables });
  };
  return {
    name: 'pgbench',
    measure: async () => {
      const before = await cluster.asSuperuser(FIRST_DATABASE, countBooked);
      const result = await ledger.take(connections, run);
      const booked = (await cluster.asSuperuser(FIRST_DATABASE, countBooked)) - before;
      if (booked < result.count) throw new Error(`pgbench booked ${booked} times in ${result.count} transactions`);
      return result;
    },
  };
}

function variablesOf({ tenantId }: Municipality): Record<string, string | number> {
  return {
    tenant_id: tenantId,
    channel: 'IN_PERSON',
    status: 'BOOKED',
    language: 'it',
    zone: 'Europe/Rome',
    holidays: '{}',
    minutes: 15,
    now: new Date().toISOString(),
    held_until: new Date(Date.now() + HOLD).toISOString(),
    sealed: `k1.${'x'.repeat(SEALED_LENGTH)}`,
  };
}
