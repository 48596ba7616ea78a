import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AuditChain, type StoredEntry } from './audit-chain.js';

const PERSON = '0199a0de-0000-7000-8000-000000000001';

/** So many entries as the database chains them. */
function aChain(count: number): StoredEntry[] {
  let hash: Buffer = Buffer.alloc(0);
  return Array.from({ length: count }, (_, index) => {
    const sequence = BigInt(index + 1);
    const at = `2026-11-22T09:30:0${index}.123Z`;
    const content = JSON.stringify({ at, action: 'read', subject: 'Àèìòù', ...(index % 2 === 0 && { person: PERSON }) });
    hash = createHash('sha256').update(hash).update(`${sequence}:${content}`).digest();
    return { sequence, at: at.replace('Z', '000Z'), actorId: null, personId: index % 2 === 0 ? PERSON : null, content, hash };
  });
}

/** The first thing that is wrong. */
function problemOf(entries: readonly StoredEntry[], head = aChain(5).at(-1)): string | undefined {
  const chain = new AuditChain();
  for (const entry of entries) {
    const problem = chain.follow(entry);
    if (problem) return problem;
  }
  return chain.close(head);
}

describe('AuditChain', () => {
  it('holds when nobody has touched it', () => {
    expect(problemOf(aChain(5))).toBeUndefined();
    expect(problemOf([], { sequence: 0n, hash: Buffer.alloc(0) } as StoredEntry)).toBeUndefined();
    expect(new AuditChain().close(undefined)).toBeUndefined();
  });

  it.each([
    [
      'changed content',
      (all: StoredEntry[]) => all.map((entry, i) => (i === 2 ? { ...entry, content: entry.content.replace('read', 'none') } : entry)),
      /^entry 3 was changed/,
    ],
    [
      'a changed hash',
      (all: StoredEntry[]) => all.map((entry, i) => (i === 2 ? { ...entry, hash: Buffer.alloc(32) } : entry)),
      /^entry 3 was changed/,
    ],
    ['the first removed', (all: StoredEntry[]) => all.slice(1), /^entry 1 was removed$/],
    ['one removed in the middle', (all: StoredEntry[]) => all.filter((_, i) => i !== 2), /^entry 3 was removed$/],
    ['the last removed', (all: StoredEntry[]) => all.slice(0, 3), /^entry 4 was removed, with all after it up to 5$/],
    ['all removed', () => [], /^entry 1 was removed, with all after it up to 5$/],
    ['one added at the end', () => aChain(6), /^entry 6 was added/],
    ['one added in front', (all: StoredEntry[]) => [{ ...all[0]!, sequence: 0n }, ...all], /^entry 0 was added$/],
    [
      'another person',
      (all: StoredEntry[]) => all.map((entry, i) => (i === 2 ? { ...entry, personId: null } : entry)),
      /^entry 3 .* person_id /,
    ],
    [
      'another actor',
      (all: StoredEntry[]) => all.map((entry, i) => (i === 1 ? { ...entry, actorId: PERSON } : entry)),
      /^entry 2 .* actor_id /,
    ],
    [
      'another time',
      (all: StoredEntry[]) => all.map((entry, i) => (i === 1 ? { ...entry, at: entry.at.replace('123000', '123001') } : entry)),
      /^entry 2 .* at /,
    ],
  ])('breaks with %s', (_case, tampered, problem) => {
    expect(problemOf(tampered(aChain(5)))).toMatch(problem);
  });

  it('breaks where two have changed places', () => {
    const [one, two, three, four, five] = aChain(5) as [StoredEntry, StoredEntry, StoredEntry, StoredEntry, StoredEntry];
    const swapped = [one, { ...three, sequence: 2n }, { ...two, sequence: 3n }, four, five];
    expect(problemOf(swapped)).toMatch(/^entry 2 was changed, or is not the one that stood there$/);
  });

  it('breaks without its head, or with another', () => {
    expect(new AuditChain().close({ sequence: 2n, hash: Buffer.alloc(32) })).toMatch(/^entry 1 was removed/);
    const chain = new AuditChain();
    for (const entry of aChain(5)) chain.follow(entry);
    expect(chain.close(undefined)).toMatch(/head of the chain was removed/);
    expect(chain.close({ sequence: 5n, hash: Buffer.alloc(32) })).toMatch(/head of the chain was changed/);
  });
});
