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
  const me = { givenName: 'Ada', familyName: 'Neri', email: null, telephone: null, address: null, actingFor: null };

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

  describe('who acts for another', () => {
    const acting = (kind: 'PARENT' | 'MANDATE' | 'LEGAL_REPRESENTATIVE', names: { givenName: string | null; familyName: string | null }) =>
      prefilledValues({
        ...{ ...me, email: 'ada@example.it', address: 'Via Roma 1 70121 Bari BA' },
        actingFor: { id: 'd', kind, ...names },
      });
    const maria = { givenName: 'Maria', familyName: 'Rossi' };

    it('holds the other’s name, their own contacts, and for whom it is', () => {
      expect(acting('MANDATE', maria)).toEqual({ ...NO_VALUES, ...maria, email: 'ada@example.it', actingFor: 'd' });
    });

    it('holds the address of the parents for a child', () => expect(acting('PARENT', maria)).toMatchObject({ ...maria, city: 'Bari' }));

    it('holds who comes for an organisation', () => {
      const nobody = { givenName: null, familyName: null };
      expect(acting('LEGAL_REPRESENTATIVE', nobody)).toMatchObject({ givenName: 'Ada', familyName: 'Neri', street: '', actingFor: 'd' });
    });
  });

  it('is empty for visitors', () => expect(prefilledValues(null)).toBeUndefined());
});
