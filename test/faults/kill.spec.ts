import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { waitUntil } from '../../tools/lib/wait-until.ts';
import { startStack, type Stack } from '../../tools/start/stack.ts';
import { COMPUTED, type ComputedPlace, differences, UNCOMPUTED } from './free-time.ts';
import { StubbornClient, type Told } from './stubborn-client.ts';

const BOOKINGS = 500;
const CITIZENS_AT_ONCE = 20;
const HOST = 'servizi.comune.bari.ba.it';
/** A job whose worker died is noticed by its heartbeat and then tried again. */
const RECOVERY_MS = 120_000;

/** After so many bookings these are killed, and started again: one after the other, and at last all of them, as when the power fails. */
const FAULTS = [
  { after: 50, parts: ['api'] },
  { after: 120, parts: ['worker'] },
  { after: 190, parts: ['postgres'] },
  { after: 260, parts: ['worker'] },
  { after: 330, parts: ['postgres', 'api', 'worker'] },
] as const;

let stack: Stack;
let client: StubbornClient;
const endedByThemselves: string[] = [];
/** How many bookings citizens had been told of at each stroke. */
const struckAt: number[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casa-kill-'));
  stack = await startStack({
    dataFolder: folder,
    environment: { CASA_RATE_LIMIT: 'off' },
    onUnexpectedExit: ({ plan }) => endedByThemselves.push(plan.name),
  });
  client = new StubbornClient(stack.apiUrls[0]!, HOST);
  return async () => {
    client.close();
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}, 180_000);

async function asSuperuser<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const connection = new pg.Client({ connectionString: stack.superuserUrl });
  await connection.connect();
  try {
    return (await connection.query<Row>(sql, [...values])).rows;
  } finally {
    await connection.end();
  }
}

/** Ends the parts in one stroke and starts them in their order. */
async function strike(parts: readonly string[]): Promise<void> {
  await Promise.all(parts.map((name) => stack.part(name).kill()));
  for (const name of parts) await stack.part(name).start();
}

/** The bookings, made by many at once, and the faults in the midst of them. */
async function bookUnderFire(): Promise<Told[]> {
  const starts = await client.freeStarts();
  const told: Told[] = [];
  const faults = [...FAULTS];
  const due = () => faults[0] && told.length >= faults[0].after;
  let striking = Promise.resolve();
  let begun = 0;
  const citizen = async () => {
    while (begun < BOOKINGS) {
      begun += 1;
      told.push(await client.book(`cittadino-${begun}@example.it`, starts));
      // A stroke waits for what the one before has killed to be back; everybody waits with it, so that it does not come too late.
      if (due()) await striking;
      if (!due()) continue;
      struckAt.push(told.length);
      striking = strike(faults.shift()!.parts);
    }
  };
  await Promise.all(Array.from({ length: CITIZENS_AT_ONCE }, citizen));
  await striking;
  return told;
}

interface Caught {
  readonly to: string;
  readonly messageId: string;
}

async function caughtMails(): Promise<Caught[]> {
  const caught = (await (await fetch(`${stack.mailUrl}/api/email`)).json()) as {
    to: { address: string }[];
    headers: Record<string, string>;
  }[];
  return caught.map(({ to, headers }) => ({ to: to.map(({ address }) => address).join(), messageId: headers['message-id'] ?? 'none' }));
}

/** Jobs that are due and not done: reminders, and what comes round by the clock, wait for their day. */
const UNDONE = `select name, state::text, retry_count from pgboss.job where state in ('retry', 'active') or (state = 'created' and start_after <= now())`;

it(
  `keeps every one of ${BOOKINGS} bookings a citizen was told of, and mails each its confirmation, when api, worker and PostgreSQL are killed`,
  { timeout: 240_000 },
  async () => {
    const begun = performance.now();
    const told = await bookUnderFire();
    const booked = performance.now();
    expect(told).toHaveLength(BOOKINGS);
    // Every stroke fell in the midst of the bookings.
    expect(struckAt).toHaveLength(FAULTS.length);
    expect(struckAt.at(-1)).toBeLessThan(BOOKINGS - 100);

    await waitUntil(
      async () => (await asSuperuser(UNDONE)).length === 0,
      RECOVERY_MS,
      () => new Error('the outbox did not become empty'),
    );
    const drained = performance.now();

    const stored = await asSuperuser<{ id: string; starts_at: Date; claims: number }>(
      `select a.id, a.starts_at, (select count(*)::int from desk_claim c where c.appointment_id = a.id) as claims
       from appointment a join tenant t on t.id = a.tenant_id where t.slug = 'bari' and a.status = 'BOOKED' order by a.id`,
    );
    expect(stored.map(({ id, claims }) => ({ id, claims }))).toEqual(
      told.map(({ appointmentId }) => ({ id: appointmentId, claims: 1 })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    const startOf = new Map(stored.map(({ id, starts_at }) => [id, starts_at.getTime()]));
    for (const { appointmentId, startsAt } of told) expect(startOf.get(appointmentId)).toBe(Date.parse(startsAt));

    const mails = await caughtMails();
    const idsTo = Map.groupBy(mails, ({ to }) => to);
    for (const { email, appointmentId } of told) {
      const ids = new Set(idsTo.get(email)?.map(({ messageId }) => messageId));
      expect([...ids], email).toEqual([expect.stringContaining(`${appointmentId}.confirmation.`)]);
    }
    expect(idsTo.size).toBe(BOOKINGS);
    expect(await asSuperuser(`select name from pgboss.job where name = 'dead-letter'`)).toEqual([]);
    // And what every municipality reads of Bari's free time is what Bari offers.
    await waitUntil(
      async () => (await asSuperuser(UNCOMPUTED)).length === 0,
      RECOVERY_MS,
      () => new Error('the free time was not computed'),
    );
    const offered = await client.freeStarts();
    expect(offered.length).toBeGreaterThan(100);
    expect(differences(offered, await asSuperuser<ComputedPlace>(COMPUTED, ['bari']))).toEqual([]);

    // Nobody fell over another's death.
    expect(endedByThemselves).toEqual([]);

    const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
    console.log(
      `kill -9: ${BOOKINGS} bookings told, each stored once, ${BOOKINGS} confirmations, ${mails.length - BOOKINGS} repeated under their Message-ID; ` +
        `${FAULTS.flatMap(({ parts }) => parts).length} kills after ${struckAt.join(', ')} bookings; requests sent again: ${JSON.stringify(Object.fromEntries(client.retries))}; ` +
        `booked in ${seconds(begun, booked)} s, outbox empty ${seconds(booked, drained)} s later`,
    );
  },
);
