import { describe, expect, it } from 'vitest';
import { members as texts } from '../i18n/it/members.js';
import { endOfDay } from './end-of-day.js';
import { memberErrors, NO_MEMBER, readEnd, readMemberForm, toChange, toInvitation } from './member-form.js';

const ZONE = 'Europe/Rome';
const NOW = new Date('2026-11-21T12:00:00Z');

describe('the last second of a day', () => {
  it.each([
    ['2026-12-31', '2026-12-31T23:59:59+01:00'],
    ['2026-07-01', '2026-07-01T23:59:59+02:00'],
    ['2026-03-28', '2026-03-28T23:59:59+01:00'],
    ['2026-03-29', '2026-03-29T23:59:59+02:00'],
    ['2026-10-25', '2026-10-25T23:59:59+01:00'],
  ])('%s ends at %s in Rome', (date, end) => expect(endOfDay(date, ZONE)).toBe(end));

  it('needs no offset in UTC', () => expect(endOfDay('2026-12-31', 'UTC')).toBe('2026-12-31T23:59:59+00:00'));
});

describe('the form of a member', () => {
  const filled = (changes: Readonly<Record<string, string>> = {}): FormData => {
    const form = new FormData();
    const fields = { name: ' Ada Neri ', email: 'ada@comune.example', role: 'OPERATOR', validUntil: '2026-12-31', ...changes };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.append('officeIds', 'a');
    form.append('officeIds', 'b');
    return form;
  };
  const invite = (changes?: Readonly<Record<string, string>>) => toInvitation(readMemberForm(filled(changes)), ZONE, NOW, texts);

  it('becomes an invitation', () => {
    expect(invite()).toEqual({
      input: {
        name: 'Ada Neri',
        email: 'ada@comune.example',
        role: 'OPERATOR',
        officeIds: ['a', 'b'],
        validUntil: '2026-12-31T23:59:59+01:00',
        loan: null,
      },
    });
    expect(invite({ validUntil: '' })).toMatchObject({ input: { validUntil: null } });
  });

  const LENT = { municipalityId: 'x', agreement: 'Convenzione n. 12' };

  it('becomes an invitation of somebody who is lent, for twelve months at most', () => {
    expect(invite(LENT)).toMatchObject({ input: { loan: LENT } });
    expect(invite({ ...LENT, validUntil: '2027-11-21' })).toMatchObject({ input: { validUntil: '2027-11-21T23:59:59+01:00' } });
    for (const validUntil of ['', '2027-11-22']) {
      expect(invite({ ...LENT, validUntil })).toEqual({ errors: { validUntil: texts.errors.loanEnd } });
    }
    expect(invite({ ...LENT, agreement: '' })).toEqual({ errors: { agreement: texts.errors.agreement } });
    expect(invite({ ...LENT, municipalityId: '' })).toEqual({ errors: { municipalityId: texts.errors.lender } });
  });

  it.each([
    ['name', ''],
    ['email', 'ada'],
    ['role', 'PLATFORM_ADMINISTRATOR'],
    ['role', ''],
    ['validUntil', '31/12/2026'],
    ['validUntil', '2026-11-20'],
  ] as const)('is refused at %s for «%s»', (field, value) => {
    expect(invite({ [field]: value })).toEqual({ errors: { [field]: texts.errors[field] } });
  });

  it('asks for everything at once', () => {
    expect(toInvitation(NO_MEMBER, ZONE, NOW, texts)).toEqual({
      errors: { name: texts.errors.name, email: texts.errors.email, role: texts.errors.role },
    });
  });

  it('becomes a change of offices and duration', () => {
    const change = (isLent: boolean, changes?: Readonly<Record<string, string>>) =>
      toChange('1', isLent, readMemberForm(filled(changes)), ZONE, NOW, texts);
    const input = { id: '1', officeIds: ['a', 'b'], validUntil: '2026-12-31T23:59:59+01:00' };
    expect(change(false)).toEqual({ input });
    expect(change(false, { validUntil: 'mai' })).toEqual({ errors: { validUntil: texts.errors.validUntil } });
    expect(change(true, LENT)).toEqual({ input: { ...input, agreement: LENT.agreement } });
    expect(change(true, { validUntil: '' })).toEqual({
      errors: { validUntil: texts.errors.loanEnd, agreement: texts.errors.agreement },
    });
  });

  it('takes today as a last day', () => expect(readEnd('2026-11-21', ZONE, NOW)).toMatchObject({ ok: true }));

  it('shows the API’s problems at their fields', () => {
    expect(memberErrors('m', [])).toEqual({ form: 'm' });
    expect(
      memberErrors('m', [
        { path: 'email', message: 'e' },
        { path: 'officeIds.0', message: 'o' },
        { path: 'loan.municipalityId', message: 'l' },
        { path: 'x', message: 'f' },
      ]),
    ).toEqual({ email: 'e', officeIds: 'o', municipalityId: 'l', form: 'f' });
  });
});
