import type { Grant } from '@casa/platform/authz';

/** What those who serve citizens do in the agendas of their offices. */
export const AGENDA_GRANTS: readonly Grant[] = [
  { action: 'read', subject: 'Agenda', ownOffices: true },
  { action: 'serve', subject: 'Agenda', ownOffices: true },
  { action: 'book', subject: 'Agenda', ownOffices: true },
  { action: 'block', subject: 'Agenda', ownOffices: true },
];
