import type { AppointmentId, DeskId, MoveProposalId, OfficeId, PersonId, TenantId, WaitingEntryId, WaitingOfferId } from './ids.js';

/**
 * What happened to an appointment, as it travels through the outbox. Ids only: no personal data lies in the job table, and the
 * handler reads the appointment as it stands. `sequence` is the RFC 5545 sequence: it grows with each change.
 */
export interface AppointmentEvent {
  readonly tenantId: TenantId;
  readonly appointmentId: AppointmentId;
  readonly sequence: number;
}

/** A stretch of a desk's time is free again: whoever waits for such a time is looked for. */
export interface SlotFreedEvent {
  readonly tenantId: TenantId;
  readonly deskId: DeskId;
  /** ISO 8601, like the end. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** The claim that keeps the time until then; none when nobody waits. */
  readonly holdId?: string;
}

/** Something about an entry of a waiting list, to be done in `tenantId`, which need not be the municipality the entry lives in. */
export interface WaitingEntryEvent {
  readonly tenantId: TenantId;
  readonly homeTenantId: TenantId;
  readonly entryId: WaitingEntryId;
}

/** Something about an offer of freed time. */
export interface WaitingOfferEvent {
  readonly tenantId: TenantId;
  readonly offerId: WaitingOfferId;
}

/** The time of a video room may be over. */
export interface RoomOverEvent {
  readonly tenantId: TenantId;
  readonly appointmentId: AppointmentId;
}

/** Something about another time that an appointment in a closure is to get. */
export interface MoveProposalEvent {
  readonly tenantId: TenantId;
  readonly proposalId: MoveProposalId;
}

/** Somebody was served: they may be asked what they think of it. */
export interface VisitOverEvent {
  readonly tenantId: TenantId;
  readonly appointmentId: AppointmentId;
}

/** The figures of an office's day are to be counted anew. */
export interface FiguresDueEvent {
  readonly tenantId: TenantId;
  readonly officeId: OfficeId;
  /** In the office's zone. */
  readonly day: string;
}

/** An operator did something for a citizen of a municipality that theirs lends them to; told to the one that lends. */
export interface LentWorkEvent {
  /** Who lends. */
  readonly tenantId: TenantId;
  /** Where it was done. */
  readonly workTenantId: TenantId;
  /** Of what was done: it is written down once. */
  readonly workId: string;
  readonly actorId: PersonId;
  /** In the words of the audit, like the two below. */
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string;
  /** ISO 8601. */
  readonly doneAt: string;
}

/** Queue names of the outbox. */
export const BOOKING_QUEUES = {
  booked: 'booking.appointment-booked',
  rescheduled: 'booking.appointment-rescheduled',
  cancelled: 'booking.appointment-cancelled',
  linkRenewed: 'booking.manage-link-renewed',
  reminder: 'booking.appointment-reminder',
  slotFreed: 'booking.slot-freed',
  waitingJoined: 'booking.waiting-joined',
  waitingSpread: 'booking.waiting-spread',
  waitingOver: 'booking.waiting-over',
  offerMade: 'booking.offer-made',
  offerDue: 'booking.offer-due',
  roomOver: 'booking.room-over',
  lentWork: 'booking.lent-work',
  visitOver: 'booking.visit-over',
  figuresDue: 'booking.figures-due',
  moveWanted: 'booking.move-wanted',
  moveProposed: 'booking.move-proposed',
  moveDue: 'booking.move-due',
  moveWithdrawn: 'booking.move-withdrawn',
} as const;

/** Queue names of work that comes round by the clock. */
export const BOOKING_SCHEDULES = { figures: 'booking.figures', retention: 'booking.retention' } as const;
