import { describe, expect, it } from 'vitest';
import { SealedReferences } from './sealed-reference.js';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const ID = '01890000-0000-7000-8000-00000000000a';
const OTHER_ID = '01890000-0000-7000-8000-00000000000b';
const TENANT = '01890000-0000-7000-8000-0000000000aa';
const OTHER_TENANT = '01890000-0000-7000-8000-0000000000bb';
const references = new SealedReferences(key(1));
const token = references.make('link', TENANT, ID, 1);

describe('a reference', () => {
  it('is 54 characters that go into an address', () => {
    expect(token).toMatch(/^[A-Za-z0-9_-]{54}$/);
  });

  it('claims its id and proves it', () => {
    expect(references.claimedId(token)).toBe(ID);
    expect(references.proves(token, 'link', TENANT, ID, 1)).toBe(true);
  });

  it.each([
    ['kind', 'hold', TENANT, ID, 1],
    ['municipality', 'link', OTHER_TENANT, ID, 1],
    ['thing', 'link', TENANT, OTHER_ID, 1],
    ['version', 'link', TENANT, ID, 2],
  ] as const)('proves nothing of another %s', (_what, kind, tenant, id, version) => {
    expect(references.proves(token, kind, tenant, id, version)).toBe(false);
  });

  it('proves nothing under another key', () => {
    expect(new SealedReferences(key(2)).proves(token, 'link', TENANT, ID, 1)).toBe(false);
  });

  it('proves nothing once a single bit was changed', () => {
    const bytes = Buffer.from(token, 'base64url');
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes);
      changed[place]! ^= 1;
      const forged = changed.toString('base64url');
      expect(references.proves(forged, 'link', TENANT, references.claimedId(forged) ?? ID, 1)).toBe(false);
    }
  });

  it.each([
    '',
    'x',
    token.slice(1),
    `${token}A`,
    `${token.slice(0, 53)}=`,
    `${token.slice(0, 53)} `,
    '\0'.repeat(54),
    '😀'.repeat(27),
    `${token}\n`,
  ])('that is none claims nothing and proves nothing: %j', (text) => {
    expect(references.claimedId(text)).toBeUndefined();
    expect(references.proves(text, 'link', TENANT, OTHER_ID, 1)).toBe(false);
  });

  it.each(['A'.repeat(54), '_'.repeat(54), '-'.repeat(54)])('of nobody may claim an id and never proves it: %s', (text) => {
    const claimed = references.claimedId(text);
    expect(references.proves(text, 'link', TENANT, claimed ?? ID, 1)).toBe(false);
  });
});
