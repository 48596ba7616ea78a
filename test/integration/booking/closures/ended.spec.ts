import { fixedClock } from '@casa/testing';
import { describe, expect, it } from 'vitest';
import { inWinter } from '../a-counter.js';
import { closedTown, grantedMove, why } from './closed-town.js';

// Monday at eight; the office is open on weekdays from nine to twelve.
const MONDAY_MORNING = '2026-11-23T08:00:00+01:00';
const clock = fixedClock(MONDAY_MORNING);
const town = closedTown(clock, MONDAY_MORNING, 4);

const THURSDAY = { from: '2026-11-26T00:00', until: '2026-11-27T00:00' };

describe('a closure ended before its time', () => {
  it('gives the old time back to who had not answered, and tells them; who moved has moved', async () => {
    await town.books('2026-11-26T09:00');
    await town.books('2026-11-26T09:30', 'seconda@example.it');
    const closureId = await town.closes(THURSDAY);
    await town.work.work();
    const [first] = await town.moves();
    const answer = { officeId: town.counter.office.id, startsAt: inWinter('2026-11-25T11:30') };
    grantedMove(await town.work.answer.byLink(town.counter.caller, town.tokenOf(first!), answer));
    clock.advance(60_000);
    expect(why(await town.work.end.execute(town.manager, closureId))).toBe('ok');
    expect(why(await town.work.end.execute(town.manager, closureId))).toBe('ok');
    const jobs = await town.work.work();
    expect(jobs).toContain('booking.slot-freed');
    expect((await town.moves()).map(({ status }) => status)).toEqual(['ACCEPTED', 'WITHDRAWN']);
    const letters = town.work.letters.filter(({ mailId }) => mailId.endsWith('.move-withdrawn'));
    expect(letters.map(({ to }) => to)).toEqual(['seconda@example.it']);
    expect(letters[0]!.subject).toBe('Il suo appuntamento resta com’era: giovedì 26 novembre 2026, ore 9:30');
    // What is free again is anybody's.
    await town.books('2026-11-26T09:00', 'terza@example.it');
    const closure = (await town.work.read.one(town.manager, closureId))!;
    expect(closure).toMatchObject({ counts: { ACCEPTED: 1, WITHDRAWN: 1 } });
    expect((await town.work.read.page(town.manager, true, undefined, 10)).count).toBe(1);
    expect((await town.work.read.page(town.manager, false, undefined, 10)).count).toBe(0);
  });

  it('leaves those asked whose hour another closure still covers, or has gone by', async () => {
    await town.books('2026-11-26T09:00');
    await town.books('2026-11-26T11:00', 'seconda@example.it');
    const closureId = await town.closes(THURSDAY);
    await town.closes({ from: '2026-11-26T10:30', until: '2026-11-26T12:00' });
    await town.work.work();
    await town.work.end.execute(town.manager, closureId);
    expect((await town.moves()).map(({ was, status }) => `${was} ${status}`)).toEqual(['26 09:00 WITHDRAWN', '26 11:00 PROPOSED']);
  });

  it('withdraws what was asked under another that ended before it', async () => {
    await town.books('2026-11-26T11:00');
    const first = await town.closes(THURSDAY);
    const second = await town.closes({ from: '2026-11-26T10:30', until: '2026-11-26T12:00' });
    await town.work.work();
    for (const closureId of [first, second]) await town.work.end.execute(town.manager, closureId);
    expect(await town.moves()).toMatchObject([{ closureId: first, status: 'WITHDRAWN' }]);
  });

  it('is told to who was told of it, whatever was under way when it ended', async () => {
    await town.books('2026-11-26T09:00');
    const first = await town.closes(THURSDAY);
    // Ended while the letter is with the mail server.
    town.work.meanwhile = async (mailId) => {
      if (mailId.endsWith('.move-proposed.1')) await town.work.end.execute(town.manager, first);
    };
    await town.work.work();
    const kinds = () => town.work.letters.flatMap(({ mailId }) => /\.(move-.*)$/.exec(mailId)?.[1] ?? []);
    expect(kinds()).toEqual(['move-proposed.1', 'move-withdrawn']);
    // And while the mail server is away, with a second letter to who had the first.
    town.work.letters.length = 0;
    town.work.meanwhile = undefined;
    const second = await town.closes(THURSDAY);
    await town.work.work();
    await town.closes({ from: '2026-11-25T00:00', until: '2026-11-26T00:00' });
    town.work.meanwhile = (mailId) =>
      mailId.endsWith('.move-proposed.2') ? Promise.reject(new Error('the mail server is away')) : Promise.resolve();
    await expect(town.work.work()).rejects.toThrow('the mail server is away');
    town.work.meanwhile = undefined;
    await town.work.end.execute(town.manager, second);
    await town.work.work();
    expect(kinds()).toEqual(['move-proposed.1', 'move-withdrawn']);
  });
});
