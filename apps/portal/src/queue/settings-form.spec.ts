import { expect, it } from 'vitest';
import { queueValues, readQueueSettings, settingsErrors } from './settings-form.js';

function form(fields: Readonly<Record<string, string>>, services: readonly string[] = []): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  for (const service of services) made.append('servizio', service);
  return made;
}

const NUMBERS = { lastTicketMinutes: '15', checkInMinutes: '60', toleranceMinutes: '10', patienceMinutes: '20', bookedPerWalkIn: '2' };

it('reads what was typed: letters in capitals, services without one left out', () => {
  const given = form(
    { ...NUMBERS, versione: 'v1', open: 'si', 'lettera-1': 'a', 'lettera-2': '', 'libero-1': 'si', homeMinutes: '30', homeMeters: '2000' },
    ['1', '2'],
  );
  expect(readQueueSettings(given, 'office')).toEqual({
    ...{ officeId: 'office', version: 'v1', open: true, knownKiosksOnly: false },
    ...{ lastTicketMinutes: 15, checkInMinutes: 60, toleranceMinutes: 10, patienceMinutes: 20, bookedPerWalkIn: 2 },
    home: { minutes: 30, meters: 2000, atMost: 20 },
    services: [{ serviceId: '1', letter: 'A', walkIns: true }],
  });
});

it('as it is stored, is sent back as it is', () => {
  const settings = {
    ...{ version: 'v1', open: true, knownKiosksOnly: false, homeMinutes: 30, homeMeters: null, homeAtMost: 20, kiosks: [] },
    ...{ lastTicketMinutes: 15, checkInMinutes: 60, toleranceMinutes: 10, patienceMinutes: 20, bookedPerWalkIn: 2 },
    services: [
      { serviceId: '1', name: 'Uno', letter: 'A', walkIns: true },
      { serviceId: '2', name: 'Due', letter: null, walkIns: false },
    ],
  };
  expect(readQueueSettings(form({ ...queueValues(settings), versione: 'v1' }, ['1', '2']), 'office')).toEqual({
    ...{ officeId: 'office', version: 'v1', open: true, knownKiosksOnly: false, home: { minutes: 30, meters: null, atMost: 20 } },
    ...{ lastTicketMinutes: 15, checkInMinutes: 60, toleranceMinutes: 10, patienceMinutes: 20, bookedPerWalkIn: 2 },
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
