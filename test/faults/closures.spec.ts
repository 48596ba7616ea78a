import { aDesk, anOffice, aService, aTenant, fixedClock, testDatabase, weeklyHours } from '@casa/testing';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { waitUntil } from '../../tools/lib/wait-until.ts';
import { callerAt, granted, request } from '../integration/booking/a-counter.ts';
import { aManager, closuresAtWork } from '../integration/booking/closures/closures-at-work.ts';
import { aWorker } from '../integration/mail/a-worker.ts';
import { moodySmtp } from '../integration/mail/moody-smtp.ts';

const PEOPLE = 60;
const DESKS = 3;
/** The worker is killed when so many proposals are still to be made. */
const KILLS = [50, 25];
/** A job whose worker died is noticed by its heartbeat and then tried again. */
const RECOVERY_MS = 120_000;
const ZONE = 'Europe/Rome';
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

const UNDONE = `select 1 from pgboss.job where state in ('created', 'retry', 'active') and name in ('booking.move-wanted', 'booking.move-proposed')`;

it(
  `${PEOPLE} people in a closure are proposed a time each, once, by a worker that is killed ${KILLS.length} times while it looks for them`,
  { timeout: 420_000 },
  async () => {
    const database = await testDatabase();
    const tenant = await aTenant(database);
    const office = await anOffice(database, tenant);
    const service = await aService(database, office, { horizonDays: 30 });
    for (let desk = 0; desk < DESKS; desk += 1) await aDesk(database, office, [service]);
    await weeklyHours(database, office, { weekdays: EVERY_DAY, closes: '20:00' });
    const caller = callerAt(tenant);
    const day = Temporal.Now.plainDateISO(ZONE).add({ days: 12 });
    const instantAt = (date: Temporal.PlainDate, hour: number, minutes = 0) =>
      new Date(date.toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).add({ minutes }).epochMilliseconds);
    {
      await using counter = await closuresAtWork(database, fixedClock(new Date().toISOString()));
      const manager = await aManager(database, { tenant, caller });
      for (let person = 0; person < PEOPLE; person += 1) {
        const startsAt = instantAt(day, 9, 30 * Math.floor(person / DESKS));
        const wanted = request({ service, office }, '2026-01-01T00:00', { startsAt, citizen: { email: `persona-${person}@example.it` } });
        granted(await counter.book.execute(caller, wanted));
      }
      await database.asSuperuser('delete from pgboss.job');
      const span = { officeId: office.id, deskId: null, startsAt: instantAt(day, 0), endsAt: instantAt(day.add({ days: 1 }), 0) };
      const preview = await counter.preview.execute(manager, span);
      if (!preview.ok) throw new Error(preview.refusal.code);
      expect(preview.value).toMatchObject({ total: PEOPLE });
      const closed = await counter.close.execute(manager, { ...span, seen: preview.value.seen, reason: { it: 'Guasto' } });
      expect(closed.ok).toBe(true);
    }

    await using smtp = await moodySmtp();
    await using worker = await aWorker(database, smtp.port);
    const pending = async () =>
      Number((await database.asSuperuser(`select count(*) as left from move_proposal where status = 'PENDING'`))[0]!['left']);
    const begun = performance.now();
    await worker.process.start();
    for (const left of KILLS) {
      await waitUntil(
        async () => (await pending()) <= left,
        RECOVERY_MS,
        () => new Error('no proposals are made'),
      );
      await worker.process.kill();
      await worker.process.start();
    }
    await waitUntil(
      async () => (await pending()) === 0 && (await database.asSuperuser(UNDONE)).length === 0,
      RECOVERY_MS,
      () => new Error('the proposals did not come to an end'),
    );
    const seconds = (performance.now() - begun) / 1000;

    const proposals = await database.asSuperuser(
      `select p.id, p.status, p.round, p.told_at, c.id as claim, c.desk_id, c.starts_at
       from move_proposal p left join desk_claim c on c.id = p.claim_id and c.held_until is not null and c.starts_at = p.starts_at and c.desk_id = p.desk_id`,
    );
    const guardedUntil = await database.asSuperuser(`select max(created_at) + interval '1 minute' as at from office_closure`);
    const held = await database.asSuperuser('select 1 from desk_claim where held_until > $1', [guardedUntil[0]!['at']]);
    const letters = smtp.received.filter((id) => id.includes('.move-proposed.'));
    console.log(
      `closure: ${PEOPLE} people over ${DESKS} desks, worker killed ${KILLS.length} times, ${seconds.toFixed(1)} s; ${new Set(letters).size} letters, ${letters.length - new Set(letters).size} repeated under their Message-ID`,
    );
    expect(proposals).toHaveLength(PEOPLE);
    expect(proposals.filter(({ status, round, told_at: told, claim }) => status !== 'PROPOSED' || round !== 1 || !told || !claim)).toEqual(
      [],
    );
    expect(new Set(proposals.map(({ claim }) => claim)).size).toBe(PEOPLE);
    expect(held).toHaveLength(PEOPLE);
    expect(new Set(letters).size).toBe(PEOPLE);
    await database.drop();
  },
);
