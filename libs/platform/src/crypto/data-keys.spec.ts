import { describe, expect, it } from 'vitest';
import { DataKeys } from './data-keys.js';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const LINK = key(9);
const ROW = 'appointment.citizen_sealed 1';
const old = new DataKeys(`old:${key(1)}`, LINK);
const rotated = new DataKeys(`new:${key(2)},old:${key(1)}`, LINK);

describe('sealed text', () => {
  it.each(['', 'Maria', '{"name":"D’Amico 李 😀"}', 'a\0b', 'x'.repeat(100_000)])('opens where it belongs', (plain) => {
    expect(old.open(old.seal(plain, ROW), ROW)).toBe(plain);
  });

  it('shows nothing of what is in it, and never looks the same twice', () => {
    const [first, second] = [old.seal('Maria Lorusso', ROW), old.seal('Maria Lorusso', ROW)];
    expect(first).not.toBe(second);
    for (const sealed of [first, second]) {
      expect(sealed).toMatch(/^old\.[A-Za-z0-9_-]+$/);
      expect(Buffer.from(sealed.slice(4), 'base64url').toString('latin1')).not.toContain('Maria');
    }
  });

  it('does not open in another row or column', () => {
    expect(() => old.open(old.seal('Maria', ROW), 'appointment.citizen_sealed 2')).toThrow();
  });

  it('does not open when a single bit of it was changed', () => {
    const sealed = old.seal('Maria', ROW);
    const bytes = Buffer.from(sealed.slice(4), 'base64url');
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes);
      changed[place]! ^= 1;
      expect(() => old.open(`old.${changed.toString('base64url')}`, ROW)).toThrow();
    }
  });

  it.each(['', 'old', 'old.', 'old.AAAA', '.', 'nobody.AAAA', '__proto__.AAAA'])('does not open when it is «%s»', (sealed) => {
    expect(() => old.open(sealed, ROW)).toThrow();
  });

  it('does not open with another key of the same name', () => {
    expect(() => new DataKeys(`old:${key(3)}`, LINK).open(old.seal('Maria', ROW), ROW)).toThrow();
  });
});

describe('rotation', () => {
  it('seals with the first key of the ring and opens with any', () => {
    expect(rotated.currentKeyId).toBe('new');
    expect(rotated.seal('Maria', ROW)).toMatch(/^new\./);
    expect(rotated.open(old.seal('Maria', ROW), ROW)).toBe('Maria');
  });

  it('shuts what was sealed with a key that has left the ring', () => {
    expect(() => new DataKeys(`new:${key(2)}`, LINK).open(old.seal('Maria', ROW), ROW)).toThrow('no data key named old');
  });

  it('leaves digests as they are: people are still found', () => {
    expect(rotated.digest('maria@example.it', 'contact')).toEqual(old.digest('maria@example.it', 'contact'));
  });
});

describe('a digest', () => {
  it('is equal for equals, within one purpose and under one key', () => {
    const digest = old.digest('maria@example.it', 'contact');
    expect(digest).toHaveLength(32);
    expect(old.digest('maria@example.it', 'contact')).toEqual(digest);
    expect(old.digest('Maria@example.it', 'contact')).not.toEqual(digest);
    expect(old.digest('maria@example.it', 'other')).not.toEqual(digest);
    expect(new DataKeys(`old:${key(1)}`, key(8)).digest('maria@example.it', 'contact')).not.toEqual(digest);
  });

  it('does not mistake the end of a purpose for the beginning of a value', () => {
    expect(old.digest('b', 'a')).not.toEqual(old.digest('', 'ab'));
  });
});
