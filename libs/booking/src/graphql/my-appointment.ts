import type { TenantIndex } from '@casa/contracts';
import { inLanguage, type Language } from '@casa/kernel';
import type { OwnAppointment } from '../application/read-own-appointments.js';
import type { MyAppointmentType } from './own-appointment.type.js';

type Shown = Pick<OwnAppointment, 'id' | 'tenantId' | 'title' | 'place' | 'at' | 'status' | 'manageToken'>;

/** One of a person's appointments as the schema shows it. */
export function toMyAppointment(
  { id, tenantId, title, place, at, status, manageToken }: Shown,
  tenants: TenantIndex,
  language: Language,
): MyAppointmentType {
  const portalUrl = tenants.originOf(tenantId) ?? '';
  return {
    ...{ id, status, portalUrl },
    municipality: tenants.nameOf(tenantId) ?? '',
    title: inLanguage(title, language),
    place: inLanguage(place, language),
    startsAt: new Date(at).toISOString(),
    manageUrl: manageToken === undefined ? null : `${portalUrl}/prenotazioni/link/${manageToken}`,
  };
}
