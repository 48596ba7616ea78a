import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { singleLine } from './single-line.js';

describe('singleLine', () => {
  it('keeps a name as it is written', () => {
    expect(singleLine('María D’Àncona-Nuñez (già Rossi)')).toBe('María D’Àncona-Nuñez (già Rossi)');
  });

  it('makes one line of anything, without controls or marks that turn the writing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(singleLine(text)).not.toMatch(/[\p{Cc}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{2028}\u{2029}]/u);
      }),
    );
    expect(singleLine('Mario\r\nBcc: altri@example.org')).toBe('Mario Bcc: altri@example.org');
    expect(singleLine('moc.live\u202E@oiram')).toBe('moc.live @oiram');
  });
});
