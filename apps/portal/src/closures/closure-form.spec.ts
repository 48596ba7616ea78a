import { describe, expect, it } from 'vitest';
import { closures } from '../i18n/it/closures.js';
import { closureErrors, NO_CLOSURE, readClosureForm, toClosure } from './closure-form.js';

const office = { id: 'office-1', timeZone: 'Europe/Rome' };
const texts = closures.make;
const values = { ...NO_CLOSURE, what: 'ufficio', fromDay: '2026-11-26', untilDay: '2026-11-26', reason: 'Sciopero' };

describe('the form of a closure', () => {
  it('is read trimmed, and cut where nobody types that much', () => {
    const form = new FormData();
    form.set('what', ' ufficio ');
    form.set('reason', 'x'.repeat(1000));
    const read = readClosureForm(form);
    expect([read.what, read.reason.length, read.fromDay]).toEqual(['ufficio', 500, '']);
  });

  it('is an office, a desk of it, or everything, by the clock of the office', () => {
    const span = { startsAt: '2026-11-25T23:00:00.000Z', endsAt: '2026-11-26T23:00:00.000Z' };
    expect(toClosure(values, office, texts)).toEqual({ input: { officeId: 'office-1', ...span } });
    expect(toClosure({ ...values, what: 'desk-1' }, office, texts)).toEqual({ input: { officeId: 'office-1', deskId: 'desk-1', ...span } });
    expect(toClosure({ ...values, what: 'comune' }, office, texts)).toEqual({ input: span });
    expect(toClosure({ ...values, fromTime: '9.30', untilTime: '13:00' }, office, texts)).toEqual({
      input: { officeId: 'office-1', startsAt: '2026-11-26T08:30:00.000Z', endsAt: '2026-11-26T12:00:00.000Z' },
    });
  });

  it('says what is to be corrected at each field', () => {
    expect(toClosure({ ...NO_CLOSURE, fromTime: '25:00', untilTime: '' }, office, texts)).toEqual({
      errors: {
        what: texts.errors.what,
        fromDay: texts.errors.from,
        fromTime: texts.errors.from,
        untilDay: texts.errors.until,
        untilTime: texts.errors.until,
        reason: texts.errors.reason,
      },
    });
    expect(
      closureErrors([
        { path: 'endsAt', message: 'a' },
        { path: 'seen', message: 'b' },
      ]),
    ).toEqual({ untilDay: 'a', form: 'b' });
  });
});
