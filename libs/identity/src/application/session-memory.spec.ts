import { newId } from '@casa/kernel';
import type { PersonId, SessionId } from '@casa/contracts';
import { describe, expect, it } from 'vitest';
import { type RememberedSession, SessionMemory } from './session-memory.js';

const EVER = 4_102_444_800_000;

function aSessionOf(personId: PersonId): RememberedSession {
  const id = newId<'Session'>() satisfies SessionId;
  const none = { delegationId: null, representedId: null, actsUntil: null, rightsUntil: null };
  const stored = { id, personId, level: 2 as const, given: [], seenAt: 0, idleUntil: EVER, endsAt: EVER, ...none };
  return { stored, caller: { session: { id, personId, level: 2, given: [] } }, seenAt: 0, idleUntil: EVER };
}

describe('sessions in use', () => {
  it('are read once, and again when their person’s were forgotten', async () => {
    const memory = new SessionMemory();
    const [one, other] = [newId<'Person'>(), newId<'Person'>()];
    for (const [key, person] of [
      ['a', one],
      ['b', one],
      ['c', other],
    ] as const) {
      await memory.learn(key, () => Promise.resolve(aSessionOf(person)));
    }
    memory.forget(one);
    expect(['a', 'b', 'c'].map((key) => memory.get(key)?.stored.personId)).toEqual([undefined, undefined, other]);
    memory.forget(undefined);
    expect(memory.get('c')).toBeUndefined();
  });

  it('are not remembered when something was forgotten while they were read', async () => {
    const memory = new SessionMemory();
    const person = newId<'Person'>();
    const read = await memory.learn('a', () => {
      memory.forget(person);
      return Promise.resolve(aSessionOf(person));
    });
    expect(read?.stored.personId).toBe(person);
    expect(memory.get('a')).toBeUndefined();
  });

  it('that were read anew are still forgotten by their person', async () => {
    const memory = new SessionMemory();
    const person = newId<'Person'>();
    for (let times = 0; times < 2; times += 1) await memory.learn('a', () => Promise.resolve(aSessionOf(person)));
    memory.forget(person);
    expect(memory.get('a')).toBeUndefined();
  });
});
