import { describe, expect, it } from 'vitest';
import { addressParts } from './address-parts.js';
import { NO_VALUES } from './citizen-form.js';
import { prefilledValues } from './prefill.js';

describe('an address in one line', () => {
  it.each([
    ['Via Roma 1 70121 Bari BA', { street: 'Via Roma 1', postalCode: '70121', city: 'Bari' }],
    ['VIA SPARANO, 12/A - 70121 - BARI (BA)', { street: 'VIA SPARANO, 12/A', postalCode: '70121', city: 'BARI' }],
    ['Via  Vittorio Emanuele II 3, 70022 Altamura', { street: 'Via Vittorio Emanuele II 3', postalCode: '70022', city: 'Altamura' }],
    ['Corso Italia 5 70020 Cassano delle Murge BA', { street: 'Corso Italia 5', postalCode: '70020', city: 'Cassano delle Murge' }],
    ['Via Roma 1', { street: 'Via Roma 1', postalCode: '', city: '' }],
    ['70121', { street: '70121', postalCode: '', city: '' }],
    [null, { street: '', postalCode: '', city: '' }],
  ])('«%s» has its parts', (text, parts) => expect(addressParts(text)).toEqual(parts));

  it('is found quickly however it is written', () => {
    expect(addressParts('1 '.repeat(20_000)).postalCode).toBe('');
  });
});

describe('the form of who is logged in', () => {
  const me = { givenName: 'Ada', familyName: 'Neri', email: null, telephone: null, address: null };

  it('holds what is known and leaves the rest to them', () => {
    expect(prefilledValues(me)).toEqual({ ...NO_VALUES, givenName: 'Ada', familyName: 'Neri' });
    expect(prefilledValues({ ...me, email: 'ada@example.it', telephone: '+39333', address: 'Via Roma 1 70121 Bari BA' })).toMatchObject({
      email: 'ada@example.it',
      telephone: '+39333',
      street: 'Via Roma 1',
      city: 'Bari',
      resident: '',
      privacy: '',
    });
  });

  it('never holds more than a field takes', () => {
    expect(prefilledValues({ ...me, familyName: 'x'.repeat(500) })?.familyName).toHaveLength(80);
  });

  it('is empty for visitors', () => expect(prefilledValues(null)).toBeUndefined());
});
