import type { OwnDelegation } from '@casa/identity';
import { newId } from '@casa/kernel';
import type { PersonId } from '@casa/contracts';
import type { CallerSession } from '@casa/platform/authz';
import { anOffice, aTenant } from '@casa/testing';
import { describe, expect, it } from 'vitest';
import { granted, refusal, request, slot } from '../booking/a-counter.js';
import { eventually } from '../mail/eventually.js';
import { bookingCaller } from './delegation-process.js';
import { LAST_SECOND, made, NOW, useDelegations } from './delegation-world.js';
import { aPerson, asCaller, aSession, auditOf } from './people.js';

const world = useDelegations();

describe('a mandate', () => {
  it('holds at once, is in the list of both, is kept sealed and told by ids alone', async () => {
    const [giver, delegate] = [await world.aCitizen('Maria'), await world.aCitizen('Ada')];
    const mandate = await made(world.give(giver, delegate));
    const common = { id: mandate.id, kind: 'MANDATE', status: 'ACTIVE', validUntil: new Date(LAST_SECOND), createdAt: new Date(NOW) };
    expect(await world.listOf(giver)).toEqual([{ ...common, acts: false, name: 'Ada Lorusso', fiscalCode: delegate.fiscalCode }]);
    expect(await world.listOf(delegate)).toEqual([{ ...common, acts: true, name: 'Maria Lorusso', fiscalCode: giver.fiscalCode }]);
    const stored = await world.database.asSuperuser('select * from delegation where id = $1', [mandate.id]);
    expect(JSON.stringify(stored)).not.toMatch(/Ada|Maria|Lorusso|XYZ/);
    expect(await world.newsOf(mandate)).toEqual([{ tenantId: world.town.id, delegationId: mandate.id, change: 'GIVEN' }]);
  });

  it('may be given to somebody who has never logged in: named by two at the same moment they are one person, who finds both', async () => {
    const givers = [await world.aCitizen('Maria'), await world.aCitizen('Rosa')];
    const named = { givenName: 'Nuova', familyName: 'Persona', fiscalCode: world.aFiscalCode('1975-01-01') };
    const [one, two] = await Promise.all(givers.map((giver) => made(world.give(giver, named))));
    const [row] = await world.database.asSuperuser('select person_id as id from delegation where id = $1', [one!.id]);
    const { rows } = await world.here.own.execute(world.town.id, asCaller(row?.['id'] as PersonId), undefined, 50);
    expect(rows.map(({ id, acts }) => [id, acts]).sort()).toEqual(
      [
        [one!.id, true],
        [two!.id, true],
      ].sort(),
    );
  });

  it('is not given to oneself, nor for a day gone by, nor for longer than 24 months', async () => {
    const [giver, delegate] = [await world.aCitizen('Maria'), await world.aCitizen('Ada')];
    const invalid = (path: string, problem: string) => ({ ok: false, refusal: { code: 'INVALID', problems: [{ path, problem }] } });
    expect(await world.give(giver, giver)).toEqual(invalid('fiscalCode', 'OWN_FISCAL_CODE'));
    expect(await world.give(giver, delegate, '2026-11-22')).toEqual(invalid('lastDay', 'OUT_OF_RANGE'));
    expect(await world.give(giver, delegate, '2028-11-24')).toEqual({ ok: false, refusal: { code: 'TOO_LONG', latest: '2028-11-23' } });
    expect(await world.listOf(giver)).toEqual([]);
    expect(await world.give(giver, delegate, '2028-11-23')).toMatchObject({ ok: true });
    expect(await world.give(giver, await world.aCitizen('Eva'), '2026-11-23')).toMatchObject({ ok: true });
  });

  it('is given once, until it is over or another is to last longer, also by two at the same moment', async () => {
    const [giver, delegate] = [await world.aCitizen('Maria'), await world.aCitizen('Ada')];
    const outcomes = await Promise.all([world.give(giver, delegate), world.give(giver, delegate)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, refusal: { code: 'ALREADY_THERE', until: new Date(LAST_SECOND) } });
    expect(await world.give(giver, delegate, '2026-12-30')).toMatchObject({ ok: false, refusal: { code: 'ALREADY_THERE' } });
    expect(await world.give(giver, delegate, '2027-01-01')).toMatchObject({ ok: true });
    expect(await world.give(delegate, giver)).toMatchObject({ ok: true });
    world.clock.set('2027-01-02T00:00:00+01:00');
    expect(await world.give(giver, delegate, '2027-01-31')).toMatchObject({ ok: true });
  });

  it('is one of twenty at most that a person may have open, and who is named in one too many becomes nobody', async () => {
    const giver = await world.aCitizen('Maria');
    const named = () => ({ givenName: 'Altra', familyName: 'Persona', fiscalCode: world.aFiscalCode('1975-01-01') });
    for (let count = 0; count < 20; count += 1) expect(await world.give(giver, named())).toMatchObject({ ok: true });
    const before = await world.database.asSuperuser('select id from person');
    expect(await world.give(giver, named())).toEqual({ ok: false, refusal: { code: 'TOO_MANY', most: 20 } });
    expect(await world.database.asSuperuser('select id from person')).toHaveLength(before.length);
    const [one] = await world.listOf(giver);
    await world.here.end.execute(world.town.id, asCaller(giver.personId), one!.id);
    expect(await world.give(giver, named())).toMatchObject({ ok: true });
  });
});

describe('acting', () => {
  it('turns the session, in every process, and says for whom; turning back does too', async () => {
    const [giver, delegate] = [await world.aCitizen('Maria'), await world.aCitizen('Ada')];
    const mandate = await made(world.give(giver, delegate));
    expect((await world.sessionOf(delegate, world.there)).acting).toBeUndefined();
    const turned = await world.here.act.execute(world.town.id, await world.sessionOf(delegate), mandate.id);
    expect(turned).toMatchObject({
      ok: true,
      value: { id: mandate.id, represented: { givenName: 'Maria', fiscalCode: giver.fiscalCode } },
    });
    const expected = { delegationId: mandate.id, representedId: giver.personId, until: Date.parse(LAST_SECOND) };
    expect((await world.sessionOf(delegate)).acting).toEqual(expected);
    await eventually('the other process knows', async () => (await world.sessionOf(delegate, world.there)).acting);
    expect((await world.here.me.execute(world.town.id, await world.sessionOf(delegate)))?.acting).toMatchObject({
      id: mandate.id,
      status: 'ACTIVE',
    });

    expect(await world.here.act.stop(world.town.id, await world.sessionOf(delegate))).toBe(true);
    expect((await world.sessionOf(delegate)).acting).toBeUndefined();
    expect(await world.here.act.stop(world.town.id, await world.sessionOf(delegate))).toBe(false);
    await eventually('the other process knows', async () => ((await world.sessionOf(delegate, world.there)).acting ? undefined : true));
    expect((await world.here.me.execute(world.town.id, await world.sessionOf(delegate)))?.acting).toBeUndefined();
  });

  it('is for who was named alone: neither who gave it, nor a stranger, nor at another municipality', async () => {
    const { mandate, delegate, giver } = await world.acting();
    const stranger = await world.aCitizen('Eva');
    const notFound = { ok: false, refusal: 'NOT_FOUND' };
    for (const other of [giver, stranger]) {
      expect(await world.here.act.execute(world.town.id, await world.sessionOf(other), mandate.id)).toEqual(notFound);
      expect((await world.sessionOf(other)).acting).toBeUndefined();
    }
    const elsewhere = await aTenant(world.database);
    const cookie = await aSession(world.database, elsewhere.id, delegate.personId);
    const away = await world.sessionOf({ cookie }, world.here, elsewhere);
    expect(away.acting).toBeUndefined();
    expect(await world.here.act.execute(elsewhere.id, away, mandate.id)).toEqual(notFound);
    expect((await world.here.own.execute(elsewhere.id, away, undefined, 50)).count).toBe(0);
    for (const unknown of [newId<'Delegation'>(), 'x']) {
      expect(await world.here.act.execute(world.town.id, await world.sessionOf(delegate), unknown)).toEqual(notFound);
    }
  });

  it('is over with the last second of the last day, by the clock alone, and stays over until one turns back', async () => {
    world.clock.set('2026-12-31T23:50:00+01:00');
    const { mandate, delegate } = await world.acting();
    world.clock.set('2026-12-31T23:59:58+01:00');
    const book = async (startsAt: string) =>
      world.here.book.execute(bookingCaller(world.town, await world.sessionOf(delegate)), request(world.counter, startsAt));
    expect(await book('2027-01-05T09:00')).toMatchObject({ ok: true });
    world.clock.set(LAST_SECOND);
    expect(await book('2027-01-05T09:30')).toEqual({ ok: false, refusal: { code: 'DELEGATION_OVER' } });
    const session = await world.sessionOf(delegate);
    expect(await world.here.hold.execute(bookingCaller(world.town, session), slot(world.counter, '2027-01-05T09:30'))).toEqual({
      ok: false,
      refusal: { code: 'DELEGATION_OVER' },
    });
    expect(await world.here.appointments.execute(world.town.id, session, undefined, 10)).toMatchObject({ rows: [], count: 0 });
    expect((await world.here.me.execute(world.town.id, session))?.acting).toMatchObject({ status: 'EXPIRED' });
    expect(await world.here.act.execute(world.town.id, session, mandate.id)).toEqual({ ok: false, refusal: 'OVER' });
    expect(await world.listOf(delegate)).toMatchObject([{ status: 'EXPIRED' }]);
    await world.here.act.stop(world.town.id, session);
    const own = granted(await book('2027-01-05T09:30')).appointment;
    expect(own).toMatchObject({ personId: delegate.personId, actedBy: null, delegationId: null });
  });

  it.each(['delegate', 'giver'] as const)(
    'ends when the %s ends it, at once where it is ended and in the process that remembers it',
    async (who) => {
      const { mandate, delegate, giver } = await world.acting();
      await eventually('the other process remembers', async () => (await world.sessionOf(delegate, world.there)).acting);
      const ender = { delegate, giver }[who];
      expect(await world.here.end.execute(world.town.id, asCaller(ender.personId), mandate.id)).toMatchObject({
        ok: true,
        value: { status: 'REVOKED' },
      });
      expect((await world.sessionOf(delegate)).acting?.until).toBe(Date.parse(NOW));
      await eventually('the other process knows', async () =>
        (await world.sessionOf(delegate, world.there)).acting?.until === Date.parse(NOW) ? true : undefined,
      );
      for (const process of [world.here, world.there]) {
        const outcome = await process.book.execute(
          bookingCaller(world.town, await world.sessionOf(delegate, process)),
          request(world.counter, '2026-11-24T09:00'),
        );
        expect(refusal(outcome).why).toBe('DELEGATION_OVER');
      }
      expect(await world.database.asSuperuser('select id from appointment where tenant_id = $1', [world.town.id])).toEqual([]);
      expect(await world.here.act.execute(world.town.id, await world.sessionOf(delegate), mandate.id)).toEqual({
        ok: false,
        refusal: 'OVER',
      });
      expect(await world.here.end.execute(world.town.id, asCaller(giver.personId), mandate.id)).toEqual({ ok: false, refusal: 'OVER' });
      expect(await world.newsOf(mandate)).toMatchObject([{ change: 'GIVEN' }, { change: 'ENDED' }]);
    },
  );

  it('is ended by nobody else', async () => {
    const { mandate, delegate } = await world.acting();
    const notFound = { ok: false, refusal: 'NOT_FOUND' };
    expect(await world.here.end.execute(world.town.id, asCaller(await aPerson(world.database)), mandate.id)).toEqual(notFound);
    expect(await world.here.end.execute((await aTenant(world.database)).id, asCaller(delegate.personId), mandate.id)).toEqual(notFound);
    expect(await world.here.end.execute(world.town.id, asCaller(delegate.personId), 'x')).toEqual(notFound);
    expect((await world.sessionOf(delegate)).acting?.until).toBe(Date.parse(LAST_SECOND));
  });
});

describe('what is declared', () => {
  const decide = (caller: CallerSession, { id }: OwnDelegation, confirm = true, tenant = world.town) =>
    world.here.decide.execute(tenant.id, caller, id, confirm ? { confirm } : { confirm, reason: 'Il nome non è quello.' });

  it('waits until the municipality confirms it: nobody acts by it before', async () => {
    const parent = await world.aCitizen('Ada');
    const declared = await made(world.declare(parent, {}));
    expect(declared).toMatchObject({ kind: 'PARENT', status: 'WAITING', acts: true, name: 'Davide Lorusso' });
    expect(await world.newsOf(declared)).toEqual([]);
    expect(await world.here.act.execute(world.town.id, await world.sessionOf(parent), declared.id)).toEqual({
      ok: false,
      refusal: 'WAITING',
    });
    expect((await world.sessionOf(parent)).acting).toBeUndefined();

    const decider = await world.anAdministrator();
    const waiting = await world.here.declared.execute(world.town.id, decider, 'WAITING', undefined, 10);
    expect(waiting).toMatchObject({
      count: 1,
      rows: [{ id: declared.id, delegate: { givenName: 'Ada', fiscalCode: parent.fiscalCode }, represented: { givenName: 'Davide' } }],
    });
    expect(await decide(decider, declared)).toMatchObject({ ok: true, value: { status: 'ACTIVE' } });
    expect(await decide(decider, declared)).toMatchObject({ ok: true, value: { status: 'ACTIVE' } });
    expect(await world.newsOf(declared)).toMatchObject([{ change: 'CONFIRMED' }]);
    expect((await world.here.declared.execute(world.town.id, decider, 'WAITING', undefined, 10)).count).toBe(0);
    expect((await world.here.declared.execute(world.town.id, decider, 'ACTIVE', undefined, 10)).rows).toMatchObject([{ id: declared.id }]);
    expect(await world.here.act.execute(world.town.id, await world.sessionOf(parent), declared.id)).toMatchObject({ ok: true });
  });

  it('may be refused, with the reason that who declared it reads', async () => {
    const parent = await world.aCitizen('Ada');
    const declared = await made(world.declare(parent, {}));
    const decider = await world.anAdministrator();
    expect(await world.here.decide.execute(world.town.id, decider, declared.id, { confirm: false, reason: undefined })).toEqual({
      ok: false,
      refusal: { code: 'INVALID', problems: [{ path: 'reason', problem: 'REQUIRED' }] },
    });
    expect(await decide(decider, declared, false)).toMatchObject({ ok: true, value: { status: 'REFUSED' } });
    expect(await world.listOf(parent)).toMatchObject([{ status: 'REFUSED', reason: 'Il nome non è quello.' }]);
    expect(await world.newsOf(declared)).toMatchObject([{ change: 'REFUSED' }]);
    expect(await decide(decider, declared)).toEqual({ ok: false, refusal: { code: 'OVER' } });
    expect(await world.here.act.execute(world.town.id, await world.sessionOf(parent), declared.id)).toEqual({ ok: false, refusal: 'OVER' });
    expect(await world.declare(parent, {})).toMatchObject({ ok: true });
  });

  it('may be taken back once it was confirmed: whoever acts by it acts no more, in every process', async () => {
    const parent = await world.aCitizen('Ada');
    const declared = await made(world.declare(parent, {}));
    const decider = await world.anAdministrator();
    await decide(decider, declared);
    await world.here.act.execute(world.town.id, await world.sessionOf(parent), declared.id);
    await eventually('the other process remembers', async () => (await world.sessionOf(parent, world.there)).acting);
    expect(await decide(decider, declared, false)).toMatchObject({ ok: true, value: { status: 'REVOKED' } });
    for (const process of [world.here, world.there]) {
      await eventually('it is over', async () =>
        (await world.sessionOf(parent, process)).acting?.until === Date.parse(NOW) ? true : undefined,
      );
    }
    expect(await world.listOf(parent)).toMatchObject([{ status: 'REVOKED', reason: 'Il nome non è quello.' }]);
  });

  it('is decided by an administrator or a manager of every office, here, and by nobody of themselves', async () => {
    const parent = await world.aCitizen('Ada');
    const declared = await made(world.declare(parent, {}));
    const mandate = await made(world.give(await world.aCitizen('Maria'), parent));
    const office = await anOffice(world.database, world.town);
    const notFound = { ok: false, refusal: { code: 'NOT_FOUND' } };
    const strangers = [
      asCaller(await aPerson(world.database)),
      asCaller(await aPerson(world.database), 'OPERATOR'),
      asCaller(await aPerson(world.database), 'OFFICE_MANAGER', [office.id]),
      asCaller(await aPerson(world.database), 'PLATFORM_ADMINISTRATOR'),
      asCaller(parent.personId, 'ADMINISTRATOR'),
    ];
    for (const stranger of strangers) {
      expect((await world.here.declared.execute(world.town.id, stranger, 'WAITING', undefined, 10)).rows).toEqual([]);
      expect(await decide(stranger, declared)).toEqual(notFound);
    }
    const elsewhere = await aTenant(world.database);
    const decider = await world.anAdministrator();
    expect(await decide(decider, declared, true, elsewhere)).toEqual(notFound);
    expect((await world.here.declared.execute(elsewhere.id, decider, 'WAITING', undefined, 10)).count).toBe(0);
    // A mandate is between two persons.
    expect(await decide(decider, mandate, false)).toEqual(notFound);
    expect((await world.here.declared.execute(world.town.id, decider, 'ACTIVE', undefined, 10)).count).toBe(0);
    expect(await decide(decider, { ...declared, id: 'x' as OwnDelegation['id'] })).toEqual(notFound);
    expect(await decide(asCaller(await aPerson(world.database), 'OFFICE_MANAGER'), declared)).toMatchObject({ ok: true });
  });

  it('is over when its time is over while it waits', async () => {
    const parent = await world.aCitizen('Ada');
    const declared = await made(world.declare(parent, {}));
    world.clock.set(LAST_SECOND);
    expect(await world.listOf(parent)).toMatchObject([{ status: 'EXPIRED' }]);
    expect((await world.here.declared.execute(world.town.id, await world.anAdministrator(), 'WAITING', undefined, 10)).count).toBe(0);
    expect(await decide(await world.anAdministrator(), declared)).toEqual({ ok: false, refusal: { code: 'OVER' } });
  });

  it('by a parent is of a child, until the day before it comes of age, also of one whose codice fiscale has letters for digits', async () => {
    const parent = await world.aCitizen('Ada');
    const born = (birthDay: string) => world.aFiscalCode(birthDay);
    expect(await world.declare(parent, { fiscalCode: born('2008-11-23') })).toEqual({ ok: false, refusal: { code: 'NOT_MINOR' } });
    expect(await world.declare(parent, { fiscalCode: born('2008-11-24') })).toEqual({
      ok: false,
      refusal: { code: 'TOO_LONG', latest: '2026-11-23' },
    });
    expect(await world.declare(parent, { fiscalCode: born('2009-01-01') })).toMatchObject({ ok: true });
    expect(await world.declare(parent, { lastDay: '2027-11-24' })).toEqual({
      ok: false,
      refusal: { code: 'TOO_LONG', latest: '2027-11-23' },
    });
    // Davide Caputo of the demonstration, born 2010-11-01, as if another had the same code.
    expect(await world.declare(parent, { fiscalCode: 'CPTDVDM0S01A662C' })).toMatchObject({
      ok: true,
      value: { fiscalCode: 'CPTDVDM0S01A662C' },
    });
  });

  it('by a legal representative is of a person or an organisation, with the act that says so', async () => {
    const head = await world.aCitizen('Michele');
    const organisation = { kind: 'LEGAL_REPRESENTATIVE', fiscalCode: '80015010723', organisation: 'Forno Colonna S.r.l.' } as const;
    const missing = (...paths: string[]) => ({
      ok: false,
      refusal: { code: 'INVALID', problems: paths.map((path) => ({ path, problem: 'REQUIRED' })) },
    });
    expect(await world.declare(head, { ...organisation, reference: undefined })).toEqual(missing('reference'));
    expect(await world.declare(head, { ...organisation, organisation: undefined, reference: 'Visura' })).toEqual(missing('organisation'));
    expect(await world.declare(head, { kind: 'LEGAL_REPRESENTATIVE', givenName: undefined, reference: 'Decreto' })).toEqual(
      missing('givenName'),
    );
    expect(await world.declare(head, { fiscalCode: '80015010723' })).toMatchObject({ ok: false, refusal: { code: 'INVALID' } });
    const declared = await made(world.declare(head, { ...organisation, reference: 'Visura camerale del 3 marzo 2026' }));
    expect(declared).toMatchObject({
      name: 'Forno Colonna S.r.l.',
      fiscalCode: '80015010723',
      reference: 'Visura camerale del 3 marzo 2026',
    });
    expect(await world.declare(head, { kind: 'LEGAL_REPRESENTATIVE', reference: 'Decreto di nomina n. 12' })).toMatchObject({
      ok: true,
      value: { name: 'Davide Lorusso', reference: 'Decreto di nomina n. 12' },
    });
    expect(await world.declare(head, { fiscalCode: head.fiscalCode })).toMatchObject({
      ok: false,
      refusal: { problems: [{ path: 'fiscalCode', problem: 'OWN_FISCAL_CODE' }] },
    });
  });

  it('may be withdrawn while it waits', async () => {
    const parent = await world.aCitizen('Ada');
    const declared = await made(world.declare(parent, {}));
    expect(await world.here.end.execute(world.town.id, asCaller(parent.personId), declared.id)).toMatchObject({ ok: true });
    expect(await decide(await world.anAdministrator(), declared)).toEqual({ ok: false, refusal: { code: 'OVER' } });
    expect(await world.newsOf(declared)).toEqual([]);
  });
});

describe('what is kept of it', () => {
  it('says who did what for whom and by what right: the other person reads it', async () => {
    const { mandate, delegate, giver, session } = await world.acting();
    const { appointment } = granted(
      await world.here.book.execute(bookingCaller(world.town, session), request(world.counter, '2026-11-24T09:00')),
    );
    await world.here.act.stop(world.town.id, session);
    await world.here.end.execute(world.town.id, asCaller(giver.personId), mandate.id);
    const parent = await world.aCitizen('Eva');
    const declared = await made(world.declare(parent, {}));
    const decider = await world.anAdministrator();
    await world.here.declared.execute(world.town.id, decider, 'WAITING', undefined, 10);
    await world.here.decide.execute(world.town.id, decider, declared.id, { confirm: true });
    const [child] = await world.database.asSuperuser('select represented_id as id from delegation where id = $1', [declared.id]);
    const of = { subject: 'Delegation', subjectId: mandate.id, person: giver.personId };
    const ofChild = { subject: 'Delegation', subjectId: declared.id, person: child?.['id'] };
    const byDelegate = { actor: delegate.personId, delegation: mandate.id };
    expect(await auditOf(world.database, world.town.id)).toEqual([
      { action: 'give', ...of, actor: giver.personId, allowedBy: 'own session' },
      { action: 'act', ...of, ...byDelegate, allowedBy: 'MANDATE' },
      { action: 'book', subject: 'Appointment', subjectId: appointment.id, ...byDelegate, person: giver.personId, allowedBy: 'delegation' },
      { action: 'stop', ...of, ...byDelegate, allowedBy: 'own session' },
      { action: 'end', ...of, actor: giver.personId, allowedBy: 'own session' },
      { action: 'declare', ...ofChild, actor: parent.personId, allowedBy: 'own session' },
      { action: 'read', ...ofChild, actor: decider.personId, allowedBy: 'ADMINISTRATOR' },
      { action: 'confirm', ...ofChild, actor: decider.personId, allowedBy: 'ADMINISTRATOR' },
    ]);
  });
});

it('lists by pages, the latest first, with those gone by', async () => {
  const [giver, ...delegates] = [
    await world.aCitizen('Maria'),
    await world.aCitizen('Ada'),
    await world.aCitizen('Eva'),
    await world.aCitizen('Ida'),
  ];
  const given: OwnDelegation[] = [];
  for (const delegate of delegates) {
    world.clock.advance(1000);
    given.unshift(await made(world.give(giver, delegate)));
  }
  await world.here.end.execute(world.town.id, asCaller(giver.personId), given[1]!.id);
  const first = await world.here.own.execute(world.town.id, asCaller(giver.personId), undefined, 2);
  expect(first.count).toBe(3);
  expect(first.rows.map(({ id }) => id)).toEqual([given[0]!.id, given[1]!.id]);
  const last = first.rows[1]!;
  const second = await world.here.own.execute(
    world.town.id,
    asCaller(giver.personId),
    { createdAt: last.createdAt.toISOString(), id: last.id },
    2,
  );
  expect(second.rows.map(({ id, status }) => [id, status])).toEqual([[given[2]!.id, 'ACTIVE']]);
});
