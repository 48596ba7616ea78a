import type { AppointmentDetails } from '../application/view-appointment.js';
import { AppointmentType } from './appointment.type.js';

/** The parent of Appointment's own resolvers: what is shown, and what leads to the service and the office. */
export type AppointmentParent = AppointmentType & Pick<AppointmentDetails, 'serviceId' | 'officeId'>;

/** The reason and the answers were told by the citizen, but stand beside them in the schema. */
export function toAppointment({ citizen, ...details }: AppointmentDetails): AppointmentParent {
  const { reason, answers, telephone, email, ...person } = citizen;
  return Object.assign(new AppointmentType(), {
    ...details,
    reason,
    answers,
    citizen: { ...person, email: email || null, telephone: telephone ?? null },
  });
}
