import { AppointmentEntity } from './persistence/appointment.entity.js';
import { DeskEntity } from './persistence/desk.entity.js';
import { OfficeEntity } from './persistence/office.entity.js';
import { ServiceEntity } from './persistence/service.entity.js';

export * from './application/apply-catalogue.js';
export * from './application/book-appointment.js';
export * from './application/booking-caller.js';
export * from './application/booking.permissions.js';
export * from './application/cancel-appointment.js';
export * from './application/claim-appointment.js';
export * from './application/find-availability.js';
export * from './application/hold-slot.js';
export * from './application/managed-appointment.js';
export * from './application/read-catalogue.js';
export * from './application/read-own-appointments.js';
export * from './application/release-slot.js';
export * from './application/renew-manage-link.js';
export * from './application/reschedule-appointment.js';
export * from './application/reseal-citizens.js';
export * from './application/retention/booking-schedules.module.js';
export * from './booking.module.js';
export type { GivenAnswer, ServiceQuestion } from './domain/answers.js';
export type { BookingRefusal, OfferedSlot } from './domain/booking.errors.js';
export type { CitizenDetails } from './domain/citizen.js';
export * from './application/mail/booking-mail.module.js';

/** What MikroORM must know of booking. */
export const BOOKING_ENTITIES = [AppointmentEntity, DeskEntity, OfficeEntity, ServiceEntity];
