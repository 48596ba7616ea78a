import { aService, fixedClock } from '@casa/testing';
import { describe, expect, it } from 'vitest';
import { forged, granted, request, taken } from '../a-counter.js';
import { oneTown } from './one-town.js';
import { joins, stateOf } from './people-who-wait.js';

const SUNDAY_NOON = '2026-11-22T12:00:00+01:00';
const clock = fixedClock(SUNDAY_NOON);
const town = oneTown(clock, SUNDAY_NOON, 20);

const why = (outcome: { ok: boolean; refusal?: { code: string } }) => (outcome.ok ? 'ok' : outcome.refusal!.code);

describe('an offer', () => {
  async function offeredTo(...people: string[]): Promise<string[]> {
    const free = await town.booked('2026-11-24T09:00');
    const tokens = [];
    for (const name of people) tokens.push(await joins(town.list, town.counter, `${name}@example.it`));
    await free();
    await town.list.work();
    return tokens;
  }

  it('that is refused goes to the next; whoever refused keeps the place, and is not offered the same again', async () => {
    const [first] = await offeredTo('uno', 'due');
    expect(granted((await town.list.refuse.execute(town.counter.caller, await town.last(), false)) as never)).toEqual({ stays: true });
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:00 REFUSED', 'due 09:00 OPEN']);
    expect(await stateOf(town.list, town.counter.caller, first!)).toBe('WAITING 1');
    await town.list.refuse.execute(town.counter.caller, await town.last(), false);
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:00 REFUSED', 'due 09:00 REFUSED']);
    expect(await taken(town.database, town.counter.desk)).toEqual([]);
    const again = await town.booked('2026-11-24T10:00');
    await again();
    await town.list.work();
    expect((await town.told()).at(-1)).toBe('uno 10:00 OPEN');
  });

  it('that is refused by who leaves takes them off the list', async () => {
    const [first] = await offeredTo('uno', 'due');
    expect(granted((await town.list.refuse.execute(town.counter.caller, await town.last(), true)) as never)).toEqual({ stays: false });
    await town.list.work();
    expect(await stateOf(town.list, town.counter.caller, first!)).toBe('LEFT');
    expect(await town.told()).toEqual(['uno 09:00 REFUSED', 'due 09:00 OPEN']);
  });

  it('that nobody answers in time goes to the next, with a letter, and accepting it is too late', async () => {
    const [first] = await offeredTo('uno', 'due');
    const token = await town.last();
    clock.set('2026-11-22T15:59:59+01:00');
    expect((await town.list.offer.byLink(town.counter.caller, token))?.status).toBe('OPEN');
    clock.set('2026-11-22T16:00:00+01:00');
    expect((await town.list.offer.byLink(town.counter.caller, token))?.status).toBe('LAPSED');
    expect(why(await town.list.accept.execute(town.counter.caller, token, []))).toBe('OFFER_LAPSED');
    const passerBy = request(town.counter, '2026-11-24T09:00', { citizen: { email: 'passante@example.it' } });
    expect(why(await town.list.book.execute(town.counter.caller, passerBy))).toBe('SLOT_TAKEN');
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:00 LAPSED', 'due 09:00 OPEN']);
    expect(why(await town.list.accept.execute(town.counter.caller, token, []))).toBe('OFFER_LAPSED');
    expect(why(await town.list.refuse.execute(town.counter.caller, token, false))).toBe('OFFER_LAPSED');
    expect(await stateOf(town.list, town.counter.caller, first!)).toBe('WAITING 1');
    expect(town.list.letters.map(({ to, subject }) => `${to.split('@')[0]!}: ${subject.split(':')[0]!}`)).toEqual([
      'uno: È in lista d’attesa',
      'due: È in lista d’attesa',
      'uno: Si è liberato un posto',
      'uno: Offerta scaduta',
      'due: Si è liberato un posto',
    ]);
  });

  it('accepted twice at once is one appointment, and later answers the same', async () => {
    await offeredTo('uno');
    const token = await town.last();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => town.list.accept.execute(town.counter.caller, token, [])));
    const ids = outcomes.map((outcome) => (outcome.ok ? outcome.value.appointment.id : why(outcome)));
    expect(new Set(ids).size).toBe(1);
    await town.list.work();
    expect(why(await town.list.accept.execute(town.counter.caller, token, []))).toBe('ok');
    expect(why(await town.list.refuse.execute(town.counter.caller, token, false))).toBe('OFFER_GONE');
    const [row] = await town.database.asSuperuser(
      `select count(*)::int as count from appointment where status = 'BOOKED' and tenant_id = $1`,
      [town.counter.tenant.id],
    );
    expect(row).toEqual({ count: 1 });
    expect(
      (
        await town.database.asSuperuser(
          `select 1 from pgboss.job where name = 'booking.appointment-booked' and data ->> 'appointmentId' = $1`,
          [ids[0]],
        )
      ).length,
    ).toBe(1);
  });

  it('accepted and refused at once is one of the two', async () => {
    await offeredTo('uno', 'due');
    const token = await town.last();
    const [accept, refuse] = await Promise.all([
      town.list.accept.execute(town.counter.caller, token, []),
      town.list.refuse.execute(town.counter.caller, token, false),
    ]);
    expect([[why(accept), why(refuse)].join()]).toEqual([expect.stringMatching(/^(ok,OFFER_GONE|OFFER_GONE,ok)$/)]);
  });

  it('stands no more when its person has left: the hour goes to the next', async () => {
    const [first] = await offeredTo('uno', 'due');
    const token = await town.last();
    expect(granted((await town.list.leave.execute(town.counter.caller, first!)) as never)).toBe(true);
    expect(why(await town.list.accept.execute(town.counter.caller, token, []))).toBe('OFFER_GONE');
    expect((await town.list.offer.byLink(town.counter.caller, token))?.status).toBe('WITHDRAWN');
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:00 WITHDRAWN', 'due 09:00 OPEN']);
    expect(granted((await town.list.leave.execute(town.counter.caller, first!)) as never)).toBe(false);
    expect(town.list.letters.filter(({ to, subject }) => to === 'uno@example.it' && subject.startsWith('Offerta')).length).toBe(0);
  });

  it('stands no more when its desk cannot keep it; that is not its person’s doing, who is offered the same again when it can', async () => {
    const [first] = await offeredTo('uno');
    const gives = (services: string) =>
      town.database.inTenant(town.counter.tenant.id, (client) => client.query(`update desk_service set service_id = ${services}`));
    const other = await aService(town.database, town.counter.office);
    await gives(`'${other.id}'`);
    expect(why(await town.list.accept.execute(town.counter.caller, await town.last(), []))).toBe('OFFER_GONE');
    expect(await town.told()).toEqual(['uno 09:00 WITHDRAWN']);
    expect(await stateOf(town.list, town.counter.caller, first!)).toBe('WAITING 1');
    await town.list.work();
    await gives(`'${town.counter.service.id}'`);
    const again = await town.booked('2026-11-24T09:00');
    await again();
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:00 WITHDRAWN', 'uno 09:00 OPEN']);
  });

  it('whose letter is refused for good goes to the next at once; after three in a row the wait ends', async () => {
    town.list.undeliverable.add('uno@example.it');
    const [first] = await offeredTo('uno', 'due');
    expect(await town.told()).toEqual(['nobody 09:00 LAPSED', 'due 09:00 OPEN']);
    for (const hour of ['10:00', '11:00']) {
      const free = await town.booked(`2026-11-24T${hour}`);
      await free();
      await town.list.work();
    }
    expect(await stateOf(town.list, town.counter.caller, first!)).toBe('ENDED');
    expect((await town.told()).filter((told) => told.startsWith('nobody'))).toHaveLength(3);
  });

  it('that was refused lets its person leave afterwards, and says who is still on the list', async () => {
    const [first] = await offeredTo('uno', 'due');
    const token = await town.last();
    const refuse = async (leaves: boolean) => granted((await town.list.refuse.execute(town.counter.caller, token, leaves)) as never);
    expect([await refuse(false), await refuse(true), await refuse(false)]).toEqual([{ stays: true }, { stays: false }, { stays: false }]);
    expect(await stateOf(town.list, town.counter.caller, first!)).toBe('LEFT');
  });

  it('whose time is not over by the worker’s clock is looked at again in a minute, whatever the database says', async () => {
    await offeredTo('uno');
    const [due] = await town.database.asSuperuser(`delete from pgboss.job where name = 'booking.offer-due' returning data`);
    await town.list.handle('booking.offer-due', due!['data'] as object);
    const [again] = await town.database.asSuperuser(
      `select start_after - created_on >= interval '59 seconds' as later, start_after < created_on + interval '1 hour' as soon
       from pgboss.job where name = 'booking.offer-due'`,
    );
    expect(again).toEqual({ later: true, soon: true });
  });

  it('asks what the service asks', async () => {
    await offeredTo('uno');
    const token = await town.last();
    await town.database.inTenant(town.counter.tenant.id, (client) =>
      client.query('update service set questions = $1', [
        JSON.stringify([{ code: 'pratica', label: { it: 'Numero di pratica' }, kind: 'TEXT', required: true }]),
      ]),
    );
    expect(await town.list.accept.execute(town.counter.caller, token, [])).toMatchObject({
      refusal: { code: 'INVALID', problems: [{ path: 'answers.pratica', problem: 'REQUIRED' }] },
    });
    expect(why(await town.list.accept.execute(town.counter.caller, token, [{ questionId: 'pratica', answer: '12/2026' }]))).toBe('ok');
  });

  it('is refused to whoever has as many appointments as one may', async () => {
    await offeredTo('uno');
    await town.booked('2026-11-25T09:00', 'uno@example.it');
    expect(why(await town.list.accept.execute(town.counter.caller, await town.last(), []))).toBe('TOO_MANY_OPEN');
  });

  it('has a link that nobody makes up', async () => {
    const [entry] = await offeredTo('uno');
    const token = await town.last();
    for (const wrong of [forged(token), entry!, 'x'.repeat(54), '']) {
      expect(why(await town.list.accept.execute(town.counter.caller, wrong, []))).toBe('NOT_FOUND');
      expect(why(await town.list.refuse.execute(town.counter.caller, wrong, true))).toBe('NOT_FOUND');
      expect(await town.list.offer.byLink(town.counter.caller, wrong)).toBeUndefined();
    }
    expect(why(await town.list.leave.execute(town.counter.caller, token))).toBe('NOT_FOUND');
  });

  it('three times in a row without an answer ends the wait, and says so', async () => {
    const token = await joins(town.list, town.counter, 'uno@example.it');
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-26']) {
      const free = await town.booked(`${day}T09:00`);
      await free();
      await town.list.work();
      clock.advance(5 * 3_600_000);
      if (clock.now().getUTCHours() > 18) clock.advance(12 * 3_600_000);
      await town.list.work();
    }
    expect(await town.told()).toEqual(
      ['nobody 09:00 LAPSED', 'nobody 09:00 LAPSED', 'nobody 09:00 LAPSED'].map((line) => line.replace('nobody', 'uno')),
    );
    expect(await stateOf(town.list, town.counter.caller, token)).toBe('ENDED');
    const subjects = town.list.letters.map(({ subject }) => subject.split(':')[0]);
    expect(subjects.filter((subject) => subject === 'Offerta scaduta')).toHaveLength(2);
    expect(subjects.at(-1)).toBe('La sua attesa è finita');
    expect(town.list.letters.at(-1)!.text).toContain('3 offerte di fila sono rimaste senza risposta');
  });
});

describe('whoever does the work twice', () => {
  it('changes nothing: no second offer, letter or appointment', async () => {
    const free = await town.booked('2026-11-24T09:00');
    await joins(town.list, town.counter, 'uno@example.it');
    await joins(town.list, town.counter, 'due@example.it');
    await free();
    await town.list.work();
    await town.list.workAgain();
    expect(await town.told()).toEqual(['uno 09:00 OPEN']);
    clock.set('2026-11-22T16:00:00+01:00');
    await town.list.work();
    await town.list.workAgain();
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:00 LAPSED', 'due 09:00 OPEN']);
    await accepted(await town.last());
    await town.list.work();
    await town.list.workAgain();
    await town.list.work();
    expect(await town.told()).toEqual(['uno 09:00 LAPSED', 'due 09:00 ACCEPTED']);
    expect(town.list.letters).toHaveLength(5);
  });
});

async function accepted(token: string) {
  const outcome = await town.list.accept.execute(town.counter.caller, token, []);
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}
