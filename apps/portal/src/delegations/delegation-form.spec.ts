import { describe, expect, it as test } from 'vitest';
import { it } from '../i18n/it/texts.js';
import {
  DELEGATION_FIELDS,
  isDeclaration,
  NO_DELEGATION,
  readDelegationForm,
  refusedFields,
  toDeclaration,
  toMandate,
} from './delegation-form.js';

const { delegations: texts } = it;
const typed = { ...NO_DELEGATION, givenName: 'Ada', familyName: 'Neri', fiscalCode: 'NREDAA80A41A662X', lastDay: '2026-12-31' };

describe('the form of a delegation', () => {
  test('is read without the blanks around what was typed', () => {
    const form = new FormData();
    form.set('givenName', ' Ada ');
    form.set('fiscalCode', 'x'.repeat(2000));
    expect(readDelegationForm(form)).toEqual({ ...NO_DELEGATION, givenName: 'Ada', fiscalCode: 'x'.repeat(500) });
  });

  test('becomes a mandate', () => {
    const { givenName, familyName, fiscalCode, lastDay } = typed;
    expect(toMandate(typed, texts)).toEqual({ input: { givenName, familyName, fiscalCode, lastDay } });
    expect(toMandate({ ...typed, fiscalCode: '', lastDay: '31/12/2026' }, texts)).toEqual({
      errors: { fiscalCode: texts.errors.fiscalCode, lastDay: texts.errors.lastDay },
    });
  });

  test('becomes a declaration of what was asked alone', () => {
    const declared = { ...typed, declared: 'si', organisation: 'Forno', reference: 'Decreto n. 1' };
    expect(toDeclaration('genitore', declared, texts)).toMatchObject({
      input: { kind: 'PARENT', givenName: 'Ada', organisation: null, reference: null, declared: true },
    });
    expect(toDeclaration('persona', declared, texts)).toMatchObject({
      input: { kind: 'LEGAL_REPRESENTATIVE', givenName: 'Ada', organisation: null, reference: 'Decreto n. 1' },
    });
    expect(toDeclaration('ente', declared, texts)).toMatchObject({
      input: { kind: 'LEGAL_REPRESENTATIVE', givenName: null, familyName: null, organisation: 'Forno' },
    });
    expect(toDeclaration('ente', typed, texts)).toEqual({
      errors: {
        organisation: texts.errors.organisation,
        reference: texts.errors.reference,
        declared: texts.errors.declared,
      },
    });
  });

  test.each([
    ['genitore', true],
    ['ente', true],
    ['constructor', false],
    [null, false],
  ])('of «%s»: %s', (text, expected) => expect(isDeclaration(text)).toBe(expected));

  test('shows what the API refuses at its field', () => {
    const message = 'm';
    expect(refusedFields({ __typename: 'DelegationTooLong', message })).toEqual({ lastDay: message });
    expect(refusedFields({ __typename: 'NotMinor', message })).toEqual({ fiscalCode: message });
    expect(refusedFields({ __typename: 'DelegationAlreadyThere', message })).toEqual({ fiscalCode: message });
    expect(refusedFields({ __typename: 'TooManyDelegations', message })).toEqual({ form: message });
    expect(refusedFields({ __typename: 'InvalidInput', message, fields: [] })).toEqual({ form: message });
    const fields = [...DELEGATION_FIELDS, 'kind'].map((path) => ({ path, message: path }));
    expect(refusedFields({ __typename: 'InvalidInput', message, fields })).toEqual({
      ...Object.fromEntries(DELEGATION_FIELDS.map((field) => [field, field])),
      form: 'kind',
    });
  });
});
