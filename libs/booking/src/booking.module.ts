import { Module } from '@nestjs/common';
import { ApplyCatalogue } from './application/apply-catalogue.js';
import { BookAppointment } from './application/book-appointment.js';
import { CancelAppointment } from './application/cancel-appointment.js';
import { ClaimAppointment } from './application/claim-appointment.js';
import { FindAvailability } from './application/find-availability.js';
import { HoldSlot } from './application/hold-slot.js';
import { ManagedAppointment } from './application/managed-appointment.js';
import { ReadCatalogue } from './application/read-catalogue.js';
import { ReadOwnAppointments } from './application/read-own-appointments.js';
import { ReleaseSlot } from './application/release-slot.js';
import { RenewManageLink } from './application/renew-manage-link.js';
import { RescheduleAppointment } from './application/reschedule-appointment.js';
import { ViewAppointment } from './application/view-appointment.js';
import { AppointmentFieldsResolver } from './graphql/appointment-fields.resolver.js';
import { AppointmentResolver } from './graphql/appointment.resolver.js';
import { AvailabilityResolver } from './graphql/availability.resolver.js';
import { OfficeResolver } from './graphql/office.resolver.js';
import { OwnAppointmentResolver } from './graphql/own-appointment.resolver.js';
import { ServiceCardResolver } from './graphql/service-card.resolver.js';
import { ServiceResolver } from './graphql/service.resolver.js';
import { SlotHoldResolver } from './graphql/slot-hold.resolver.js';
import { AppointmentCalendarFile } from './application/mail/appointment-calendar-file.js';

const USE_CASES = [
  ApplyCatalogue,
  BookAppointment,
  CancelAppointment,
  ClaimAppointment,
  FindAvailability,
  HoldSlot,
  ManagedAppointment,
  ReadCatalogue,
  ReadOwnAppointments,
  ReleaseSlot,
  RenewManageLink,
  RescheduleAppointment,
  ViewAppointment,
];

/** The use cases of booking. */
@Module({ providers: USE_CASES, exports: USE_CASES })
export class BookingModule {}

/** Booking's part of the schema. */
export const BOOKING_RESOLVERS = [
  AppointmentFieldsResolver,
  AppointmentResolver,
  AvailabilityResolver,
  OfficeResolver,
  OwnAppointmentResolver,
  ServiceCardResolver,
  ServiceResolver,
  SlotHoldResolver,
];

/** Booking in the GraphQL API. */
@Module({ imports: [BookingModule], providers: [...BOOKING_RESOLVERS, AppointmentCalendarFile] })
export class BookingGraphqlModule {}
