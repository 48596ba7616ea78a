import type { MunicipalityProfile } from '@casa/contracts';
import type { AppointmentNoticeRow } from '../../persistence/appointment-notice.projection.js';
import { type AppointmentNotice, appointmentFacts, appointmentNotice } from './appointment-notice.js';

export const municipality: MunicipalityProfile = {
  slug: 'bari',
  ipaCode: 'c_a662',
  belfioreCode: 'A662',
  officialName: 'Comune di Bari',
  origin: 'https://comune.bari.ba.it',
  timeZone: 'Europe/Rome',
  address: { street: 'corso Vittorio Emanuele II 84', postalCode: '70122', city: 'Bari' },
  telephone: '080 577 1111',
  email: 'urp@comune.bari.it',
  certifiedEmail: 'archiviogenerale.comunebari@pec.rupar.puglia.it',
  website: 'https://www.comune.bari.it',
  primaryColor: '#8b1a2b',
  privacyPolicyUrl: 'https://www.comune.bari.it/privacy',
};

const row: AppointmentNoticeRow = {
  id: '01890000-0000-7000-8000-000000000001' as AppointmentNoticeRow['id'],
  code: 'BA-7K3Q9MXT',
  sequence: 0,
  linkVersion: 1,
  status: 'BOOKED',
  channel: 'IN_PERSON',
  language: 'it',
  citizenSealed: '',
  personId: null,
  startsAt: Date.parse('2026-11-24T08:30:00Z'),
  endsAt: Date.parse('2026-11-24T08:50:00Z'),
  changedAt: Date.parse('2026-11-20T10:00:00Z'),
  changeUntilMinutes: 1440,
  serviceName: { it: 'Carta d’identità elettronica', en: 'Electronic identity card' },
  needed: [{ it: 'una fototessera recente', en: 'a recent photograph' }, { it: 'la vecchia carta, o la denuncia di smarrimento' }],
  officeName: { it: 'Anagrafe centrale', en: 'Registry office' },
  street: 'largo Fraccacreta 1',
  postalCode: '70122',
  city: 'Bari',
  latitude: 41.1256,
  longitude: 16.8694,
  telephone: '080 577 3333',
  email: 'anagrafe@comune.bari.it',
  timeZone: 'Europe/Rome',
  isVirtual: false,
  checksIn: false,
  isToMove: false,
};

const citizen = { givenName: 'Mario', familyName: 'Rossi', email: 'mario@example.org' };

/** A notice for the specs beside this file: an identity card at Bari's registry, changed where a test says so. */
export function sampleNotice(changes: Partial<AppointmentNoticeRow> = {}, citizenChanges: Partial<typeof citizen> = {}): AppointmentNotice {
  const facts = appointmentFacts({ ...row, ...changes }, municipality, { manage: 'TOKEN', room: 'ROOM' });
  return appointmentNotice(facts, { ...citizen, ...citizenChanges }, municipality);
}
