import { describe, expect, it } from 'vitest';
import { type CitizenValues, NO_VALUES } from '../booking/citizen-form.js';
import { agenda } from '../i18n/it/agenda.js';
import { booking } from '../i18n/it/booking.js';
import { checkCounterForm, toCounterInput } from './counter-form.js';

const texts = { booking, agenda };
const whole: CitizenValues = {
  ...NO_VALUES,
  ...{ givenName: 'Rosa', familyName: 'Loiudice', street: 'Via Roma 1', postalCode: '70122', city: 'Bari', resident: 'si' },
  ...{ email: '', telephone: '080 577 1111', reason: 'Carta d’identità', privacy: 'si' },
};

describe('a booking for somebody at the counter', () => {
  it('needs no mailbox where there is a telephone', () => {
    expect(checkCounterForm(whole, [], 'IN_PERSON', texts)).toEqual({});
    expect(toCounterInput(whole)).toMatchObject({ citizen: { email: null, telephone: '080 577 1111', resident: true } });
  });

  it('needs one of the two', () => {
    expect(checkCounterForm({ ...whole, telephone: '' }, [], 'IN_PERSON', texts)).toEqual({ email: agenda.book.errors.noContact });
    expect(checkCounterForm({ ...whole, telephone: '' }, [], 'TELEPHONE', texts)).toEqual({
      telephone: agenda.book.errors.telephoneMissing,
    });
  });

  it('is told what is wrong in the words of who sits at the counter', () => {
    expect(checkCounterForm({ ...whole, givenName: '', email: 'x' }, [], 'IN_PERSON', texts)).toEqual({
      givenName: agenda.book.errors.givenName,
      email: booking.errors.email,
    });
  });
});
