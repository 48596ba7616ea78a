import { aDesk, anOffice, fixedClock, weeklyHours } from '@casa/testing';
import { describe, expect, it } from 'vitest';
import { aCounter, forged, granted, inWinter, request, taken } from '../a-counter.js';
import { heardOn } from '../database-watch.js';
import { joins, offersMade } from './on-the-list.js';
import { closedTown, grantedClosure, grantedMove, why } from './closed-town.js';

// Monday at eight; the office is open on weekdays from nine to twelve.
const MONDAY_MORNING = '2026-11-23T08:00:00+01:00';
const clock = fixedClock(MONDAY_MORNING);
const town = closedTown(clock, MONDAY_MORNING, 30);

const THURSDAY = { from: '2026-11-26T00:00', until: '2026-11-27T00:00' };

describe('a closure', () => {
  it('says before whom it hits and what would be proposed, and changes nothing by it', async () => {
    await town.books('2026-11-26T09:00');
    await town.books('2026-11-26T10:00', 'seconda@example.it');
    await town.books('2026-11-27T10:00', 'terza@example.it');
    const preview = grantedClosure(await town.work.preview.execute(town.manager, town.asked(THURSDAY)));
    expect(preview).toMatchObject({ total: 2, withoutEmail: 0, foreseen: 2, desks: [{ appointments: 2, deskId: town.counter.desk.id }] });
    expect(preview.moves.map(({ hit, proposed }) => [new Date(hit.startsAt), new Date(proposed!.startsAt)])).toEqual([
      // The last of the day before is nearer than the first of the day after.
      [inWinter('2026-11-26T09:00'), inWinter('2026-11-25T11:30')],
      // That one is given: eleven on the day before is as near as nine on the day after, which comes later.
      [inWinter('2026-11-26T10:00'), inWinter('2026-11-27T09:00')],
    ]);
    expect(await town.moves()).toEqual([]);
    expect(await town.database.asSuperuser('select id from office_closure where tenant_id = $1', [town.counter.tenant.id])).toEqual([]);
    expect(await taken(town.database, town.counter.desk)).toEqual(['09:00-09:30', '10:00-10:30', '10:00-10:30']);
  });

  it('keeps everybody’s appointment, proposes each another time that is kept for them, and writes to each once', async () => {
    await town.books('2026-11-26T09:00');
    await town.books('2026-11-26T09:30', 'seconda@example.it');
    await town.closes(THURSDAY);
    await town.work.work();
    expect((await town.moves()).map(({ status, was, proposed }) => `${was} -> ${proposed} ${status}`)).toEqual([
      '26 09:00 -> 25 11:30 PROPOSED',
      '26 09:30 -> 25 11:00 PROPOSED',
    ]);
    const proposals = town.work.letters.filter(({ mailId }) => mailId.includes('.move-proposed.'));
    expect(proposals.map(({ to }) => to)).toEqual(['prima@example.it', 'seconda@example.it']);
    expect(proposals[0]!.text).toContain('Motivo della chiusura: Assemblea del personale');
    expect(proposals[0]!.text).toContain('Nuovo orario proposto: mercoledì 25 novembre 2026, dalle 11:30 alle 12:00 (30 minuti)');
    expect(proposals[0]!.text).toMatch(/https?:\/\/\S+\/nuovo-orario\/link\/\S+/);
    await town.work.workAgain();
    expect(town.work.letters.filter(({ mailId }) => mailId.includes('.move-proposed.'))).toHaveLength(2);
    const spans = await taken(town.database, town.counter.desk);
    expect(spans.filter((span) => /^(09|11)/.test(span))).toEqual(['11:00-11:30 held', '11:30-12:00 held', '09:00-09:30', '09:30-10:00']);
    // Whose office is closed is not reminded of it.
    clock.set('2026-11-25T10:00:00+01:00');
    await town.work.work();
    expect(town.work.letters.filter(({ mailId }) => mailId.includes('.reminder.'))).toEqual([]);
  });

  it('lets nobody book inside, hold or no hold', async () => {
    const { counter, work } = town;
    const held = granted(await work.hold.execute(counter.caller, { ...request(counter, '2026-11-26T11:00') }));
    await town.closes(THURSDAY);
    const typing = { holdToken: held.token, citizen: { email: 'terza@example.it' } };
    expect(why(await work.book.execute(counter.caller, request(counter, '2026-11-26T11:00', typing)))).toBe('SLOT_NOT_OFFERED');
    expect(why(await work.book.execute(counter.caller, request(counter, '2026-11-26T09:30')))).toBe('SLOT_NOT_OFFERED');
    expect(why(await work.book.execute(counter.caller, request(counter, '2026-11-27T09:30')))).toBe('ok');
  });

  it('takes away what is held for some seconds more', async () => {
    const { counter, work } = town;
    const held = granted(await work.hold.execute(counter.caller, { ...request(counter, '2026-11-26T11:00') }));
    clock.advance(20 * 60_000 - 5000);
    await town.closes(THURSDAY);
    const typing = { holdToken: held.token, citizen: { email: 'terza@example.it' } };
    expect(why(await work.book.execute(counter.caller, request(counter, '2026-11-26T11:00', typing)))).toBe('SLOT_NOT_OFFERED');
  });

  it('sent twice is one', async () => {
    await town.books('2026-11-26T09:00');
    const span = town.asked(THURSDAY);
    const { seen } = grantedClosure(await town.work.preview.execute(town.manager, span));
    const send = async () => grantedClosure(await town.work.close.execute(town.manager, { ...span, seen, reason: { it: 'Sciopero' } })).id;
    expect(await send()).toBe(await send());
    expect((await town.work.read.page(town.manager, false, undefined, 10)).count).toBe(1);
  });

  it('of an office and its end are seen at once on the public pages', async () => {
    await using pages = await heardOn(town.database, 'tenant_changed');
    const closureId = await town.closes(THURSDAY);
    await expect.poll(() => pages.heard).toEqual([town.counter.tenant.id]);
    await town.work.end.execute(town.manager, closureId);
    await expect.poll(() => pages.heard).toHaveLength(2);
  });

  it('is not made when somebody booked since it was looked at, and says whom it hits now', async () => {
    const span = town.asked(THURSDAY);
    const { seen } = grantedClosure(await town.work.preview.execute(town.manager, span));
    await town.books('2026-11-26T09:00');
    const outcome = await town.work.close.execute(town.manager, { ...span, seen, reason: { it: 'Sciopero' } });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'OUTDATED', preview: { total: 1, foreseen: 1 } } });
    expect(await town.moves()).toEqual([]);
    const again = (outcome as { refusal: { preview: { seen: string } } }).refusal.preview.seen;
    expect(why(await town.work.close.execute(town.manager, { ...span, seen: again, reason: { it: 'Sciopero' } }))).toBe('ok');
  });

  it('is refused of what is not there, is over, or ends before it begins', async () => {
    const other = await aCounter(town.database);
    const preview = (given: Partial<Parameters<typeof town.asked>[0]>) =>
      town.work.preview.execute(town.manager, town.asked({ ...THURSDAY, ...given }));
    expect(why(await preview({ officeId: other.office.id }))).toBe('NOT_FOUND');
    expect(why(await preview({ officeId: null, deskId: other.desk.id }))).toBe('NOT_FOUND');
    expect(why(await preview({ officeId: 'nothing' }))).toBe('NOT_FOUND');
    expect(why(await preview({ from: '2026-11-27T00:00', until: '2026-11-26T00:00' }))).toBe('INVALID');
    expect(why(await preview({ from: '2026-11-20T00:00', until: '2026-11-21T00:00' }))).toBe('INVALID');
    expect(why(await preview({ until: '2028-11-27T00:00' }))).toBe('INVALID');
    const nobody = { ...town.manager, allowedAt: () => undefined };
    expect(why(await town.work.preview.execute(nobody, town.asked(THURSDAY)))).toBe('NOT_FOUND');
  });

  it('of a desk moves people to another desk at the same hour, of the whole municipality to another day', async () => {
    const second = await aDesk(town.database, town.counter.office, [town.counter.service]);
    await town.books('2026-11-26T09:00');
    const [row] = await town.database.asSuperuser('select desk_id from appointment where tenant_id = $1', [town.counter.tenant.id]);
    await town.closes({ ...THURSDAY, deskId: String(row!['desk_id']) });
    await town.work.work();
    const [move] = await town.moves();
    expect(move).toMatchObject({ was: '26 09:00', proposed: '26 09:00', status: 'PROPOSED' });
    const startsAt = inWinter('2026-11-26T09:00');
    const answer = { officeId: town.counter.office.id, startsAt };
    const { appointment } = grantedMove(await town.work.answer.byLink(town.counter.caller, town.tokenOf(move!), answer));
    expect([appointment.startsAt, appointment.deskId]).toEqual([
      startsAt,
      row!['desk_id'] === second.id ? town.counter.desk.id : second.id,
    ]);
    await town.closes({ ...THURSDAY, officeId: null });
    await town.work.work();
    expect((await town.moves()).map(({ proposed, status }) => `${proposed} ${status}`)).toEqual(['26 09:00 ACCEPTED', '25 11:30 PROPOSED']);
  });

  it('of an office for long sends people to another office of the municipality', async () => {
    const other = await anOffice(town.database, town.counter.tenant);
    await aDesk(town.database, other, [town.counter.service]);
    await weeklyHours(town.database, other);
    await town.books('2026-11-26T09:00');
    await town.closes({ from: '2026-11-23T08:30', until: '2026-12-20T00:00' });
    await town.work.work();
    const [move] = await town.moves();
    expect(move).toMatchObject({ proposed: '26 09:00', status: 'PROPOSED' });
    const token = town.tokenOf(move!);
    const startsAt = inWinter('2026-11-26T09:00');
    expect(why(await town.work.answer.byLink(town.counter.caller, token, { officeId: town.counter.office.id, startsAt }))).toBe(
      'SLOT_NOT_OFFERED',
    );
    await using agendas = await heardOn(town.database, 'agenda_changed');
    const { appointment } = grantedMove(await town.work.answer.byLink(town.counter.caller, token, { officeId: other.id, startsAt }));
    expect(appointment).toMatchObject({ officeId: other.id, sequence: 1, startsAt });
    await expect.poll(() => agendas.heard).toEqual([`${town.counter.tenant.id} ${town.counter.office.id}`]);
    // Whoever reads of them where they are now does so as whoever closed the office they left.
    const left = { ...town.manager, allowedAt: (_action: string, officeId: string | null) => (officeId === other.id ? undefined : 'LEFT') };
    const closure = (await town.work.read.page(town.manager, false, undefined, 10)).rows[0]!;
    expect((await town.work.read.people(left, closure, undefined, 10)).rows).toHaveLength(1);
    const [entry] = await town.database.asSuperuser(
      `select content::json ->> 'allowedBy' as by from audit_entry where tenant_id = $1 order by sequence desc limit 1`,
      [town.counter.tenant.id],
    );
    expect(entry).toEqual({ by: 'LEFT' });
  });

  it('finds nothing where nothing is free, and says so: somebody has to be called', async () => {
    await town.books('2026-11-26T09:00');
    await town.closes({ from: '2026-11-23T09:00', until: '2027-05-01T00:00' });
    await town.work.work();
    const [move] = await town.moves();
    expect(move).toMatchObject({ proposed: null, status: 'NOTHING_FREE' });
    const [letter] = town.work.letters.filter(({ mailId }) => mailId.includes('.move-proposed.'));
    expect(letter!.text).toContain('In questo momento non c’è un altro orario libero');
    const { person, starts } = (await town.work.read.person(town.manager, move!.id))!;
    expect([person.isToCall, starts]).toEqual([true, []]);
  });

  it('takes back what was kept for others: an offer of the waiting list, a proposal of another closure', async () => {
    const free = await town.books('2026-11-26T09:00');
    await joins(town.work, town.counter, 'attesa@example.it');
    granted(await town.work.cancel.execute(town.counter.caller, free));
    await town.work.work();
    expect(await offersMade(town.database, town.counter.tenant)).toEqual(['OPEN']);
    await town.books('2026-11-25T09:00', 'seconda@example.it');
    await town.closes({ from: '2026-11-25T00:00', until: '2026-11-26T00:00' });
    await town.work.work();
    const [before] = await town.moves();
    expect(before!.proposed).toBe('24 11:30');
    await town.closes({ from: '2026-11-24T00:00', until: '2026-11-27T00:00' });
    await town.work.work();
    expect(await offersMade(town.database, town.counter.tenant)).toEqual(['WITHDRAWN']);
    const [after] = await town.moves();
    expect(after).toMatchObject({ id: before!.id, proposed: '23 11:30', status: 'PROPOSED' });
    const rounds = town.work.letters
      .filter(({ mailId }) => mailId.startsWith(before!.id))
      .map(({ mailId }) => mailId.split('.').slice(1).join('.'));
    expect(rounds).toEqual(['move-proposed.1', 'move-proposed.2']);
  });
});

describe('the answer', () => {
  const proposedTime = () => ({ officeId: town.counter.office.id, startsAt: inWinter('2026-11-25T11:30') });

  async function asked(local = '2026-11-26T09:00') {
    await town.books(local);
    const closureId = await town.closes(THURSDAY);
    await town.work.work();
    const [move] = await town.moves();
    return { closureId, move: move!, token: town.tokenOf(move!) };
  }

  it('shows what is proposed and what else is free, and takes it: once, whoever says it twice', async () => {
    const { move, token } = await asked();
    const view = (await town.work.view.byLink(town.counter.caller, token))!;
    expect(view).toMatchObject({
      status: 'PROPOSED',
      reason: 'Assemblea del personale',
      wasAt: '2026-11-26T09:00:00+01:00',
      proposed: { startsAt: '2026-11-25T11:30:00+01:00' },
    });
    expect(view.others[0]).toMatchObject({ startsAt: '2026-11-25T11:00:00+01:00' });
    const answers = await Promise.all([1, 2, 3].map(() => town.work.answer.byLink(town.counter.caller, token, proposedTime())));
    expect(answers.map(why)).toEqual(['ok', 'ok', 'ok']);
    expect(grantedMove(answers[2]!).appointment).toMatchObject({ sequence: 1, startsAt: inWinter('2026-11-25T11:30') });
    expect(await town.moves()).toMatchObject([{ id: move.id, status: 'ACCEPTED' }]);
    expect((await taken(town.database, town.counter.desk)).filter((span) => span.startsWith('11:30'))).toEqual(['11:30-12:00']);
    await town.work.work();
    const [change] = town.work.letters.filter(({ mailId }) => mailId.includes('.change.'));
    expect(change!.calendar).toContain('SEQUENCE:1');
    const late = { officeId: town.counter.office.id, startsAt: inWinter('2026-11-27T10:00') };
    expect(why(await town.work.answer.byLink(town.counter.caller, token, late))).toBe('MOVE_OVER');
    // The reminder is of the new hour.
    clock.set('2026-11-24T10:00:00+01:00');
    await town.work.work();
    expect(town.work.letters.filter(({ mailId }) => mailId.includes('.reminder.'))).toHaveLength(1);
  });

  it('may be another time, and gives what was kept back', async () => {
    const { token } = await asked();
    const answer = { officeId: town.counter.office.id, startsAt: inWinter('2026-11-25T10:00') };
    expect(why(await town.work.answer.byLink(town.counter.caller, token, answer))).toBe('ok');
    expect(await town.moves()).toMatchObject([{ status: 'MOVED' }]);
    await town.work.work();
    const spans = await taken(town.database, town.counter.desk);
    expect(spans.filter((span) => span === '10:00-10:30')).toHaveLength(1);
    expect(spans.filter((span) => span.startsWith('11:30'))).toEqual([]);
  });

  it('may be somebody else’s time only when it is free, and nothing is lost by asking', async () => {
    const { token } = await asked();
    await town.books('2026-11-25T10:00', 'altra@example.it');
    const answer = { officeId: town.counter.office.id, startsAt: inWinter('2026-11-25T10:00') };
    expect(why(await town.work.answer.byLink(town.counter.caller, token, answer))).toBe('SLOT_TAKEN');
    expect(await town.moves()).toMatchObject([{ status: 'PROPOSED', proposed: '25 11:30' }]);
    expect(await taken(town.database, town.counter.desk)).toContain('11:30-12:00 held');
  });

  it('may be that they do not come, also the day before', async () => {
    const { move, token } = await asked();
    clock.set('2026-11-25T18:00:00+01:00');
    const { manageToken } = (await town.work.view.byLink(town.counter.caller, token))!;
    expect(why(await town.work.cancel.execute(town.counter.caller, manageToken))).toBe('ok');
    expect(await town.moves()).toMatchObject([{ status: 'CANCELLED' }]);
    expect(why(await town.work.answer.onBehalf(town.manager, move.id, 'CANCEL'))).toBe('ok');
    expect(why(await town.work.answer.byLink(town.counter.caller, token, proposedTime()))).toBe('MOVE_OVER');
  });

  it('is given too by moving or cancelling the usual way, which then has no limit', async () => {
    const token = await town.books('2026-11-26T09:00');
    await town.closes(THURSDAY);
    await town.work.work();
    clock.set('2026-11-25T18:00:00+01:00');
    const moved = granted(await town.work.reschedule.execute(town.counter.caller, token, inWinter('2026-11-27T09:00')));
    expect(moved.startsAt).toEqual(inWinter('2026-11-27T09:00'));
    expect(await town.moves()).toMatchObject([{ status: 'MOVED' }]);
    expect(why(await town.work.cancel.execute(town.counter.caller, token))).toBe('ok');
  });

  it('that does not come is asked for once more, and then the manager sees that somebody has to be called', async () => {
    const { closureId, move, token } = await asked();
    clock.set('2026-11-24T20:00:00+01:00');
    await town.work.work();
    const reminders = () => town.work.letters.filter(({ mailId }) => mailId.includes('.move-reminder.'));
    expect(reminders()).toHaveLength(1);
    await town.work.workAgain();
    expect(reminders()).toHaveLength(1);
    expect(await town.moves()).toMatchObject([{ status: 'PROPOSED' }]);
    clock.set('2026-11-25T20:00:00+01:00');
    await town.work.work();
    expect(await town.moves()).toMatchObject([{ status: 'UNANSWERED' }]);
    expect(await taken(town.database, town.counter.desk)).not.toContain('11:30-12:00 held');
    const closure = (await town.work.read.one(town.manager, closureId))!;
    const { rows } = await town.work.read.people(town.manager, closure, undefined, 11);
    expect(rows).toMatchObject([{ status: 'UNANSWERED', isToCall: true, email: 'prima@example.it' }]);
    const audit = await town.database.asSuperuser(
      `select content::jsonb ->> 'action' as action from audit_entry where tenant_id = $1 order by sequence`,
      [town.counter.tenant.id],
    );
    expect(audit.map(({ action }) => action)).toEqual(['close', 'read']);
    // They were called, and took another hour.
    const answer = { officeId: town.counter.office.id, startsAt: inWinter('2026-11-30T09:00') };
    expect(why(await town.work.answer.onBehalf(town.manager, move.id, answer))).toBe('ok');
    expect(why(await town.work.answer.byLink(town.counter.caller, token, proposedTime()))).toBe('MOVE_OVER');
    const [stored] = await town.database.asSuperuser('select settled_by from move_proposal where id = $1', [move.id]);
    expect(stored!['settled_by']).toBe(town.manager.personId);
  });

  it('is not asked any more of who is served all the same, and wipes nothing of their visit', async () => {
    const { work, manager, counter } = town;
    const operator = { ...manager, allowedAt: () => 'OPERATOR' };
    await town.books('2026-11-23T10:00');
    await town.books('2026-11-23T10:30', 'seconda@example.it');
    await town.closes({ from: '2026-11-23T09:30', until: '2026-11-23T12:00' });
    await work.work();
    const [first, second] = await town.moves();
    clock.set('2026-11-23T10:00:00+01:00');
    const step = (id: string, name: 'START' | 'ARRIVE' | 'CALL') => work.step.execute(operator, { id, version: undefined }, name);
    expect((await step(first!.appointmentId, 'START')).ok).toBe(true);
    // The other one is served by the number of the waiting room.
    for (const name of ['ARRIVE', 'CALL'] as const) expect((await step(second!.appointmentId, name)).ok).toBe(true);
    const [ticket] = await town.database.asSuperuser('select id from queue_ticket where appointment_id = $1', [second!.appointmentId]);
    const atTicket = (name: 'start' | 'finish') => work.ticketStep.execute(counter.caller, operator, String(ticket!['id']), name);
    expect((await atTicket('start')).ok).toBe(true);
    const later = { officeId: counter.office.id, startsAt: inWinter('2026-11-24T10:00') };
    for (const move of [first!, second!]) {
      expect(why(await work.answer.byLink(counter.caller, town.tokenOf(move), later))).toBe('MOVE_OVER');
    }
    expect((await atTicket('finish')).ok).toBe(true);
    expect((await town.moves()).map(({ status }) => status)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
    const kept = 'select c.id from desk_claim c join move_proposal p on p.claim_id = c.id where p.tenant_id = $1';
    expect(await town.database.asSuperuser(kept, [counter.tenant.id])).toEqual([]);
    await work.work();
    expect(work.letters.filter(({ mailId }) => mailId.endsWith('.move-withdrawn'))).toEqual([]);
  });

  it('is nobody else’s to give: a forged link, one of another kind, a manager of another office', async () => {
    const { move, token } = await asked();
    const { caller, tenant } = town.counter;
    const manage = town.work.references.make('appointment-link', tenant.id, move.id, 1);
    const old = town.work.references.make('move-proposal', tenant.id, move.id, 2);
    for (const wrong of ['', 'x', manage, old, forged(token)]) {
      expect(await town.work.view.byLink(caller, wrong)).toBeUndefined();
      expect(why(await town.work.answer.byLink(caller, wrong, proposedTime()))).toBe('NOT_FOUND');
    }
    const stranger = { ...town.manager, allowedAt: () => undefined };
    expect(why(await town.work.answer.onBehalf(stranger, move.id, 'CANCEL'))).toBe('NOT_FOUND');
    expect(await town.work.read.person(stranger, move.id)).toBeUndefined();
    expect(await town.moves()).toMatchObject([{ status: 'PROPOSED' }]);
  });
});
