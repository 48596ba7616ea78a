import { Module } from '@nestjs/common';
import { ApplyCatalogue } from './application/apply-catalogue.js';
import { BookAppointment } from './application/book-appointment.js';
import { CancelAppointment } from './application/cancel-appointment.js';
import { ClaimAppointment } from './application/claim-appointment.js';
import { OpenMoves } from './application/closures/open-moves.js';
import { FindAvailability } from './application/find-availability.js';
import { HoldSlot } from './application/hold-slot.js';
import { ManagedAppointment } from './application/managed-appointment.js';
import { MoveAppointment } from './application/move-appointment.js';
import { ReadCatalogue } from './application/read-catalogue.js';
import { ReadOwnAppointments } from './application/read-own-appointments.js';
import { ReleaseSlot } from './application/release-slot.js';
import { RenewManageLink } from './application/renew-manage-link.js';
import { RescheduleAppointment } from './application/reschedule-appointment.js';
import { VisitOver } from './application/ratings/visit-over.js';
import { ViewAppointment } from './application/view-appointment.js';
import { FreedTime } from './application/waiting-list/freed-time.js';
import { WaitingListModule } from './application/waiting-list/waiting-list.module.js';
import { AGENDA_RESOLVERS, AGENDA_USE_CASES } from './graphql/agenda/agenda.providers.js';
import { AppointmentFieldsResolver } from './graphql/appointment-fields.resolver.js';
import { AppointmentResolver } from './graphql/appointment.resolver.js';
import { AvailabilityResolver } from './graphql/availability.resolver.js';
import { CLOSURE_RESOLVERS, CLOSURE_USE_CASES } from './graphql/closures/closures.providers.js';
import { NEARBY_RESOLVERS, NEARBY_USE_CASES } from './graphql/nearby/nearby.providers.js';
import { OfficeResolver } from './graphql/office.resolver.js';
import { OwnAppointmentResolver } from './graphql/own-appointment.resolver.js';
import { QUEUE_RESOLVERS, QUEUE_USE_CASES } from './graphql/queue/queue.providers.js';
import { RATING_RESOLVERS, RATING_USE_CASES } from './graphql/ratings/rating.providers.js';
import { ROOM_RESOLVERS, ROOM_USE_CASES } from './graphql/room/room.providers.js';
import { ServiceCardResolver } from './graphql/service-card.resolver.js';
import { ServiceResolver } from './graphql/service.resolver.js';
import { SETTINGS_RESOLVERS, SETTINGS_USE_CASES } from './graphql/settings/settings.providers.js';
import { SlotHoldResolver } from './graphql/slot-hold.resolver.js';
import { VIRTUAL_DESK_RESOLVERS, VIRTUAL_DESK_USE_CASES } from './graphql/virtual-desks/virtual-desk.providers.js';
import { WAITING_LIST_RESOLVERS } from './graphql/waiting-list/waiting-list.resolvers.js';
import { CalendarFeedController } from './http/agenda/calendar-feed.controller.js';
import { RoomDocumentController } from './http/room/room-document.controller.js';
import { AppointmentCalendarFile } from './application/mail/appointment-calendar-file.js';

const USE_CASES = [
  ApplyCatalogue,
  BookAppointment,
  CancelAppointment,
  ClaimAppointment,
  FindAvailability,
  FreedTime,
  HoldSlot,
  ManagedAppointment,
  MoveAppointment,
  OpenMoves,
  ReadCatalogue,
  ReadOwnAppointments,
  ReleaseSlot,
  RenewManageLink,
  RescheduleAppointment,
  ViewAppointment,
  VisitOver,
];

/** The use cases of booking. */
@Module({ providers: USE_CASES, exports: USE_CASES })
export class BookingModule {}

/** Booking's part of the schema. */
export const BOOKING_RESOLVERS = [
  ...AGENDA_RESOLVERS,
  AppointmentFieldsResolver,
  AppointmentResolver,
  AvailabilityResolver,
  ...CLOSURE_RESOLVERS,
  ...NEARBY_RESOLVERS,
  OfficeResolver,
  OwnAppointmentResolver,
  ...QUEUE_RESOLVERS,
  ...RATING_RESOLVERS,
  ...ROOM_RESOLVERS,
  ServiceCardResolver,
  ServiceResolver,
  ...SETTINGS_RESOLVERS,
  SlotHoldResolver,
  ...VIRTUAL_DESK_RESOLVERS,
  ...WAITING_LIST_RESOLVERS,
];

/** Booking in the GraphQL API. */
@Module({
  imports: [BookingModule, WaitingListModule],
  controllers: [CalendarFeedController, RoomDocumentController],
  providers: [
    ...BOOKING_RESOLVERS,
    ...AGENDA_USE_CASES,
    ...CLOSURE_USE_CASES,
    ...NEARBY_USE_CASES,
    ...QUEUE_USE_CASES,
    ...RATING_USE_CASES,
    ...ROOM_USE_CASES,
    ...SETTINGS_USE_CASES,
    ...VIRTUAL_DESK_USE_CASES,
    AppointmentCalendarFile,
  ],
})
export class BookingGraphqlModule {}
