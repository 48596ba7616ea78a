import { expect, it } from 'vitest';
import { dateFormat } from '../i18n/format.js';
import { agenda as texts } from '../i18n/it/agenda.js';
import { type Agenda, byDesk } from './agenda-groups.server.js';
import type { AppointmentView } from './appointment-view.server.js';

const agenda: Agenda = {
  office: { id: 'urp', slug: 'urp', name: 'URP', timeZone: 'Europe/Rome' },
  days: [{ date: '2026-11-23', holiday: null }],
  desks: [{ id: 'open', name: 'Sportello 1', operator: null }],
  ...{ blocks: [], ownDeskId: null, now: '2026-11-23T09:00:00+01:00', appointments: [] },
};

const at = (deskId: string): AppointmentView => ({
  ...{ id: `at-${deskId}`, version: 0, deskId, state: 'BOOKED', stateText: 'Prenotato', day: '2026-11-23', time: '9:30–9:50' },
  ...{ title: 'Maria', who: 'Maria', service: 'Informazioni', details: [], href: '/', actions: [] },
});

it.each([
  [['open'], [['Sportello 1', 1]]],
  [
    ['open', 'closed'],
    [
      ['Sportello 1', 1],
      ['Sportelli chiusi per sempre', 1],
    ],
  ],
  [[], [['Sportello 1', 0]]],
])('appointments at %j are in the groups %j: what was booked at a desk that is closed for good is last', (desks, groups) => {
  const shown = byDesk({
    ...{ agenda, rows: desks.map(at), texts, first: '2026-11-23' },
    ...{ format: dateFormat('it', 'Europe/Rome'), href: () => '/' },
  });
  expect(shown.map(({ title, appointments }) => [title, appointments.length])).toEqual(groups);
});
