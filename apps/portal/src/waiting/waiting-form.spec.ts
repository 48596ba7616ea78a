import { describe, expect, it } from 'vitest';
import { NO_VALUES } from '../booking/citizen-form.js';
import { waiting } from '../i18n/it/waiting.js';
import { checkWish, firstWish, joinErrors, readWishForm, toJoinInput, type Town } from './waiting-form.js';

const TODAY = '2026-11-23';
const towns: Town[] = [{ id: '1', slug: 'bari', name: 'Bari', status: 'ACTIVE', centre: { latitude: 41.1, longitude: 16.9 } }];
const wish = firstWish('TELEPHONE', 'anagrafe', TODAY, 60);

function form(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one);
  return data;
}

describe('the wish', () => {
  it('begins with what was chosen before, for as long as the service is booked ahead', () => {
    expect(wish).toEqual({
      ...{
        channel: 'telefono',
        offices: ['anagrafe'],
        km: '',
        town: '',
        firstDay: TODAY,
        lastDay: '2027-01-22',
        weekdays: [],
        hours: 'any',
      },
    });
    expect(firstWish('VIDEO', undefined, TODAY, 7).lastDay).toBe('2026-12-23');
  });

  it('is read from the form', () => {
    expect(
      readWishForm(
        form({ channel: 'video', offices: ['a', 'b'], km: '20', weekdays: ['1', '3'], hours: 'morning', firstDay: ' 2026-11-23 ' }),
      ),
    ).toEqual({
      ...{
        channel: 'video',
        offices: ['a', 'b'],
        km: '20',
        town: '',
        firstDay: '2026-11-23',
        lastDay: '',
        weekdays: ['1', '3'],
        hours: 'morning',
      },
    });
  });

  it.each([
    [{}, {}],
    [{ firstDay: 'domani' }, { firstDay: waiting.join.errors.day }],
    [{ lastDay: '2026-02-30' }, { lastDay: waiting.join.errors.day }],
    [{ firstDay: '2026-12-02', lastDay: '2026-12-01' }, { lastDay: waiting.join.errors.lastDay }],
    [{ firstDay: '2026-11-01', lastDay: '2026-11-02' }, { lastDay: waiting.join.errors.lastDay }],
  ])('is checked: %j', (given, errors) => {
    expect(checkWish({ ...wish, ...given }, TODAY, waiting.join)).toEqual(errors);
  });

  it('becomes the API’s input', () => {
    const values = { ...wish, km: '20', town: 'bari', weekdays: ['1', '9'], hours: 'afternoon' };
    expect(toJoinInput('s', values, NO_VALUES, towns)).toMatchObject({
      ...{ serviceId: 's', channel: 'TELEPHONE', officeIds: ['anagrafe'], near: { km: 20, latitude: 41.1, longitude: 16.9 } },
      ...{ weekdays: [1], from: '13:00', until: null },
    });
    expect(toJoinInput('s', { ...values, km: '7', town: 'roma', hours: 'x', channel: 'x' }, NO_VALUES, towns)).toMatchObject({
      ...{ channel: 'IN_PERSON', near: null, from: null, until: null },
    });
    expect(toJoinInput('s', { ...values, town: '' }, NO_VALUES, towns).near).toEqual({ km: 20, latitude: null, longitude: null });
  });
});

it('the API’s problems stand at their fields', () => {
  const problem = (path: string) => ({ path, message: path });
  expect(joinErrors(['lastDay', 'citizen.address.street', 'privacyNoticeRead', 'near'].map(problem), NO_VALUES)).toEqual({
    ...{ lastDay: 'lastDay', street: 'citizen.address.street', privacy: 'privacyNoticeRead', form: 'near' },
  });
});
