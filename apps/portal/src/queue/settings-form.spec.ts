import { expect, it } from 'vitest';
import { readQueueSettings, settingsErrors } from './settings-form.js';

function form(fields: Readonly<Record<string, string>>, services: readonly string[] = []): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  for (const service of services) made.append('servizio', service);
  return made;
}

const NUMBERS = { lastTicketMinutes: '15', checkInMinutes: '60', toleranceMinutes: '10', patienceMinutes: '20', bookedPerWalkIn: '2' };

it('reads what was typed: letters in capitals, services without one left out', () => {
  const given = form(
    { ...NUMBERS, open: 'si', 'lettera-1': 'a', 'lettera-2': '', 'libero-1': 'si', homeMinutes: '30', homeMeters: '2000' },
    ['1', '2'],
  );
  expect(readQueueSettings(given, 'office')).toEqual({
    ...{ officeId: 'office', open: true, knownKiosksOnly: false },
    ...{ lastTicketMinutes: 15, checkInMinutes: 60, toleranceMinutes: 10, patienceMinutes: 20, bookedPerWalkIn: 2 },
    home: { minutes: 30, meters: 2000, atMost: 20 },
    services: [{ serviceId: '1', letter: 'A', walkIns: true }],
  });
});

it('takes an empty time to arrive for no tickets from home, and what is no number for one that the API refuses', () => {
  const read = readQueueSettings(form({ ...NUMBERS, toleranceMinutes: 'dieci' }), 'office');
  expect(read).toMatchObject({ home: null, toleranceMinutes: -1, open: false });
});

it('shows problems at their fields', () => {
  const problems = ['toleranceMinutes', 'home.meters', 'services.1.letter'].map((path) => ({ path, message: path }));
  expect(settingsErrors('Ci sono 3 campi', problems).fields).toEqual({
    ...{ toleranceMinutes: 'toleranceMinutes', homeMeters: 'home.meters', services: 'services.1.letter' },
  });
});
