import { aDesk, fixedClock } from '@casa/testing';
import { expect, it } from 'vitest';
import { inWinter, request } from '../a-counter.js';
import { closedTown, grantedClosure } from './closed-town.js';

const MONDAY_MORNING = '2026-11-23T08:00:00+01:00';
const clock = fixedClock(MONDAY_MORNING);
const ROUNDS = 6;
const town = closedTown(clock, MONDAY_MORNING, ROUNDS);

const STARTS = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'];
const SPAN = { from: '2026-11-26T00:00', until: '2026-11-27T00:00' };

for (let round = 0; round < ROUNDS; round += 1) {
  it(`nobody slips into a closure who books while it is made, and nobody inside goes unasked (${round + 1} of ${ROUNDS})`, async () => {
    const { counter, work, manager } = town;
    for (let desk = 0; desk < 2; desk += 1) await aDesk(town.database, counter.office, [counter.service]);
    const token = await town.books('2026-11-27T09:00', 'si-sposta@example.it');
    const said: string[] = [];
    const say = (what: string) => (outcome: { ok: boolean; refusal?: { code: string } }) => {
      said.push(`${what} ${outcome.ok ? 'ok' : outcome.refusal!.code}`);
    };
    const people = STARTS.flatMap((start) =>
      [1, 2, 3, 4].map((number) => ({ start, email: `p${start}-${number}@example.it`.replace(':', '') })),
    );
    const booking = people.map(({ start, email }) => async () => {
      const wanted = request(counter, `2026-11-26T${start}`, { citizen: { email } });
      // Some type first, some have nothing held.
      const held = email.includes('-1') ? await work.hold.execute(counter.caller, wanted) : undefined;
      say('book')(await work.book.execute(counter.caller, held?.ok ? { ...wanted, holdToken: held.value.token } : wanted));
    });
    const closing = async () => {
      const span = town.asked(SPAN);
      let { seen } = grantedClosure(await work.preview.execute(manager, span));
      for (;;) {
        const outcome = await work.close.execute(manager, { ...span, seen, reason: { it: 'Sciopero' } });
        say('close')(outcome);
        if (outcome.ok) return;
        if (outcome.refusal.code !== 'OUTDATED') throw new Error(outcome.refusal.code);
        ({ seen } = outcome.refusal.preview);
      }
    };
    const moving = async () => say('move')(await work.reschedule.execute(counter.caller, token, inWinter('2026-11-26T11:30')));
    const tasks = [...booking, moving].map((task) => ({ task, chance: Math.random() })).toSorted((a, b) => a.chance - b.chance);
    // The closing begins in the midst of them.
    tasks.splice(6 + round * 3, 0, { task: closing, chance: 0 });
    await Promise.all(tasks.map(({ task }) => task()));

    const inside = await town.database.asSuperuser(
      `select a.id, p.id as asked from appointment a
       left join move_proposal p on p.appointment_id = a.id and p.settled_at is null
       where a.tenant_id = $1 and a.status = 'BOOKED' and a.starts_at >= $2 and a.starts_at < $3`,
      [counter.tenant.id, inWinter(SPAN.from), inWinter(SPAN.until)],
    );
    const count = (what: string) => said.filter((one) => one === what).length;
    expect(count('close ok')).toBe(1);
    expect(inside.filter(({ asked }) => asked === null)).toEqual([]);
    expect(inside).toHaveLength(count('book ok') + count('move ok'));
    expect(new Set(said.map((one) => one.split(' ')[1]))).toEqual(
      new Set(
        [...said.map((one) => one.split(' ')[1])].filter((word) => ['ok', 'OUTDATED', 'SLOT_TAKEN', 'SLOT_NOT_OFFERED'].includes(word!)),
      ),
    );
    console.log(
      `closing race ${round + 1}: ${count('book ok')} booked before, ${count('book SLOT_TAKEN') + count('book SLOT_NOT_OFFERED')} refused, previews shown again ${count('close OUTDATED')}`,
    );
  });
}
