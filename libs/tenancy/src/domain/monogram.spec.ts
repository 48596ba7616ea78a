import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.js';
import { initials, monogram } from './monogram.js';
import { svgProblems } from './safe-svg.js';
import { SourceText } from './source-text.js';

describe('a monogram', () => {
  it.each([
    ['Bari', 'BA'],
    ['Ruvo di Puglia', 'RP'],
    ['Acquaviva delle Fonti', 'AF'],
    ['Polignano a Mare', 'PM'],
    ['Sant’Agata di Puglia', 'SAP'],
    ['Àvola', 'ÀV'],
  ])('of %s is %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
    expect(monogram(name, '#a5122a')).toContain(`>${letters}</text>`);
  });

  it('is the same each time, says whose it is, and is a sound drawing whatever the name', () => {
    const drawing = monogram('<Rione> & "Borgo"', '#a5122a');
    expect(drawing).toBe(monogram('<Rione> & "Borgo"', '#a5122a'));
    expect(drawing).toContain('Monogramma di &lt;Rione&gt; &amp; &quot;Borgo&quot;</title>');
    expect(svgProblems(new SourceText('logo.svg', drawing))).toEqual([]);
  });
});

describe('contrast', () => {
  it('is what WCAG says', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#ffffff', '#ffffff')).toBe(1);
    // The grey that passes and the one that just fails.
    expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
  });
});
