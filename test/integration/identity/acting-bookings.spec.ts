import { newId } from '@casa/kernel';
import type { CallerSession } from '@casa/platform/authz';
import { describe, expect, it } from 'vitest';
import { aCounter, granted, refusal, request, slot } from '../booking/a-counter.js';
import { bookingCaller } from './delegation-process.js';
import { LAST_SECOND, NOW, useDelegations } from './delegation-world.js';
import { auditOf } from './people.js';

const world = useDelegations();

describe('booking for another', () => {
  it('is booked for them: their list, their count, and who did it stands beside it', async () => {
    const { mandate, delegate, giver, session } = await world.acting();
    const caller = bookingCaller(world.town, session);
    const email = 'ada@example.it';
    const first = granted(await world.here.book.execute(caller, request(world.counter, '2026-11-24T09:00', { citizen: { email } })));
    expect(first.appointment).toMatchObject({ personId: giver.personId, actedBy: delegate.personId, delegationId: mandate.id });
    const [item] = await world.database.asSuperuser('select person_id from person_item where id = $1', [first.appointment.id]);
    expect(item).toEqual({ person_id: giver.personId });
    granted(await world.here.book.execute(caller, request(world.counter, '2026-11-24T09:30', { citizen: { email } })));
    expect(refusal(await world.here.book.execute(caller, request(world.counter, '2026-11-24T10:00', { citizen: { email } }))).why).toBe(
      'TOO_MANY_OPEN',
    );
    // For themselves, by the same address, they have booked nothing yet.
    await world.here.act.stop(world.town.id, session);
    const own = bookingCaller(world.town, await world.sessionOf(delegate));
    expect(
      granted(await world.here.book.execute(own, request(world.counter, '2026-11-24T10:00', { citizen: { email } }))).appointment.personId,
    ).toBe(delegate.personId);
  });

  it('sent twice with the same hold is booked once', async () => {
    const { session } = await world.acting();
    const caller = bookingCaller(world.town, session);
    const { token: holdToken } = granted(await world.here.hold.execute(caller, slot(world.counter, '2026-11-24T09:00')));
    const [one, two] = [
      granted(await world.here.book.execute(caller, request(world.counter, '2026-11-24T09:00', { holdToken }))),
      granted(await world.here.book.execute(caller, request(world.counter, '2026-11-24T09:00', { holdToken }))),
    ];
    expect(two).toEqual(one);
  });

  it('is not booked for anybody else than the form was filled in for', async () => {
    const { mandate, session } = await world.acting();
    const nobody = { ...session };
    delete (nobody as { acting?: unknown }).acting;
    const wrong: readonly (readonly [CallerSession, string | null])[] = [
      [session, null],
      [session, newId()],
      [nobody, mandate.id],
    ];
    for (const [caller, actingFor] of wrong) {
      const outcome = await world.here.book.execute(
        bookingCaller(world.town, caller),
        request(world.counter, '2026-11-24T09:00', { actingFor }),
      );
      expect(refusal(outcome).why).toBe('DELEGATION_OVER');
    }
    const { acting: _acting, ...visitor } = bookingCaller(world.town, session);
    expect(refusal(await world.here.book.execute(visitor, request(world.counter, '2026-11-24T09:00', { actingFor: mandate.id }))).why).toBe(
      'DELEGATION_OVER',
    );
    expect(
      await world.here.book.execute(bookingCaller(world.town, nobody), request(world.counter, '2026-11-24T09:00', { actingFor: null })),
    ).toMatchObject({
      ok: true,
    });
    expect(
      await world.here.book.execute(
        bookingCaller(world.town, session),
        request(world.counter, '2026-11-24T09:30', { actingFor: mandate.id }),
      ),
    ).toMatchObject({ ok: true });
  });

  it('lists what is theirs in this municipality alone, with links to what was booked by who acts, and says so to them', async () => {
    const { mandate, delegate, giver, session } = await world.acting();
    const elsewhere = await aCounter(world.database);
    const giversOwn = bookingCaller(world.town, await world.sessionOf(giver));
    granted(await world.here.book.execute(giversOwn, request(world.counter, '2026-11-24T09:00')));
    granted(await world.here.book.execute({ ...elsewhere.caller, personId: giver.personId }, request(elsewhere, '2026-11-24T09:00')));
    const mine = granted(await world.here.book.execute(bookingCaller(world.town, session), request(world.counter, '2026-11-24T10:00')));
    const { rows, count } = await world.here.appointments.execute(world.town.id, session, undefined, 10);
    expect(count).toBe(2);
    expect(rows.map(({ tenantId, manageToken }) => [tenantId, manageToken])).toEqual([
      [world.town.id, undefined],
      [world.town.id, mine.manageToken],
    ]);
    const [first] = rows;
    const after = { past: first!.past, distance: first!.distance, id: first!.id, from: new Date(NOW) };
    expect((await world.here.appointments.execute(world.town.id, session, after, 10)).rows).toMatchObject([{ id: mine.appointment.id }]);
    expect((await world.here.appointments.execute(world.town.id, await world.sessionOf(giver), undefined, 10)).rows).toHaveLength(3);
    await world.here.act.stop(world.town.id, session);
    expect((await world.here.appointments.execute(world.town.id, await world.sessionOf(delegate), undefined, 10)).rows).toEqual([]);
    const seen = (await auditOf(world.database, world.town.id)).filter(({ action }) => action === 'read');
    expect(seen).toHaveLength(2);
    expect(seen[0]).toEqual({
      ...{ action: 'read', subject: 'Appointment', subjectId: giver.personId, actor: delegate.personId },
      ...{ delegation: mandate.id, person: giver.personId, allowedBy: 'delegation' },
    });
  });

  it('takes an appointment of a link to them', async () => {
    const { giver, session } = await world.acting();
    const { appointment, manageToken } = granted(
      await world.here.book.execute(world.counter.caller, request(world.counter, '2026-11-24T09:00')),
    );
    expect(await world.here.claim.execute(bookingCaller(world.town, session), manageToken)).toEqual({ ok: true, value: appointment.id });
    const [row] = await world.database.asSuperuser('select person_id from appointment where id = $1', [appointment.id]);
    expect(row).toEqual({ person_id: giver.personId });
    expect(await world.here.claim.execute(bookingCaller(world.town, session), manageToken)).toMatchObject({ ok: true });
    await world.here.act.stop(world.town.id, session);
    const { acting: _acting, ...own } = bookingCaller(world.town, session);
    expect(await world.here.claim.execute(own, manageToken)).toEqual({ ok: false, refusal: 'NOT_FOUND' });
    world.clock.set(LAST_SECOND);
    expect(await world.here.claim.execute(bookingCaller(world.town, session), manageToken)).toEqual({
      ok: false,
      refusal: 'DELEGATION_OVER',
    });
  });
});
