import { describe, expect, it } from 'vitest';
import { agenda } from '../i18n/it/agenda.js';
import { blockErrors, type BlockValues, readBlockForm, toBlock } from './block-form.js';

const ZONE = 'Europe/Rome';
const { block: texts } = agenda;
const whole: BlockValues = {
  ...{ desk: 'one', fromDay: '2026-11-24', fromTime: '9:30', untilDay: '2026-11-24', untilTime: '12.00', reason: 'Riunione' },
};

describe('time to be blocked', () => {
  it('is read in the office’s own time, as people write it', () => {
    expect(toBlock(whole, ZONE, texts)).toEqual({
      input: { deskId: 'one', startsAt: '2026-11-24T08:30:00.000Z', endsAt: '2026-11-24T11:00:00.000Z', reason: 'Riunione' },
    });
  });

  it('goes to the end of a day', () => {
    const night = { ...whole, untilTime: '24:00' };
    expect(toBlock(night, ZONE, texts)).toMatchObject({ input: { endsAt: '2026-11-24T23:00:00.000Z' } });
  });

  it.each([
    [{ desk: '' }, 'desk', texts.errors.desk],
    [{ fromDay: '2026-02-30' }, 'fromDay', texts.errors.from],
    [{ fromTime: '25:00' }, 'fromTime', texts.errors.from],
    [{ untilDay: '' }, 'untilDay', texts.errors.until],
    [{ untilTime: 'mezzogiorno' }, 'untilTime', texts.errors.until],
    [{ reason: '' }, 'reason', texts.errors.reason],
  ])('without %j is explained at its field', (missing, field, message) => {
    expect(toBlock({ ...whole, ...missing }, ZONE, texts)).toEqual({ errors: { [field]: message } });
  });

  it('that the API refuses is explained at its field, too', () => {
    expect(blockErrors([{ path: 'endsAt', message: 'no' }])).toEqual({ untilDay: 'no' });
    expect(blockErrors([{ path: 'other', message: 'no' }])).toEqual({ form: 'no' });
  });

  it('comes trimmed out of a form, and missing fields are empty', () => {
    const form = new FormData();
    form.set('reason', '  Ferie ');
    expect(readBlockForm(form)).toEqual({ desk: '', fromDay: '', fromTime: '', untilDay: '', untilTime: '', reason: 'Ferie' });
  });
});
