import { documentedEnum } from '@casa/platform/graphql';
import type { CheckInRefusal, QueueRefusal } from '../../domain/queue/queue.errors.js';
import type { Place } from '../../domain/queue/line.js';
import type { ShownState, TicketOrigin } from '../../domain/queue/ticket-state.js';

export const TicketStateEnum = documentedEnum<ShownState>('TicketState', 'Where a ticket stands.', {
  WAITING: 'Its holder waits, or is on the way.',
  CALLED: 'Its holder is to come to a desk.',
  IN_PROGRESS: 'Its holder is being served.',
  SERVED: 'Its holder has been served.',
  NO_SHOW: 'It was called, and nobody came.',
  LEFT: 'Its holder gave it up, or their appointment.',
  EXPIRED: 'Its day is over, or its holder was not there in time.',
});

export const TicketOriginEnum = documentedEnum<TicketOrigin>('TicketOrigin', 'Where a ticket was taken.', {
  KIOSK: 'At the machine of the office.',
  HOME: 'On the way to the office.',
  CHECK_IN: 'By checking in for an appointment.',
});

export type TicketPlace = Exclude<TicketOrigin, 'CHECK_IN'>;

export const TicketPlaceEnum = documentedEnum<TicketPlace>('TicketPlace', 'Where somebody takes a ticket who has not booked.', {
  KIOSK: 'At the machine of the office.',
  HOME: 'On the way to the office.',
});

export const LinePlaceEnum = documentedEnum<Exclude<Place, 'UNSEEN'>>('LinePlace', 'What somebody’s place in the line is of.', {
  DUE: 'An appointment whose hour has come.',
  EARLY: 'An appointment whose hour is still to come.',
  WALK_IN: 'The time they came: they have not booked, or came too late for their hour.',
});

type TicketRefusal = Extract<QueueRefusal['code'], 'KIOSK_NOT_KNOWN' | 'NOT_FROM_HOME' | 'POSITION_NEEDED' | 'TOO_FAR'>;

export const TicketRefusalEnum = documentedEnum<TicketRefusal>('TicketRefusal', 'Why a ticket is not given to this caller.', {
  KIOSK_NOT_KNOWN: 'The office gives numbers at machines alone that it has made known.',
  NOT_FROM_HOME: 'The office gives numbers on the spot alone.',
  POSITION_NEEDED: 'The office asks where one is, or that one promises to be there in time.',
  TOO_FAR: 'The office is farther away than it allows.',
});

export const CheckInRefusalEnum = documentedEnum<CheckInRefusal>(
  'CheckInRefusal',
  'Why nobody can check in for an appointment that is there.',
  {
    CANCELLED: 'It was cancelled.',
    OTHER_DAY: 'It is of another day.',
    OVER: 'It is over.',
    NOT_IN_PERSON: 'It is by telephone or video.',
    NOT_OFFERED: 'Nobody checks in at that office.',
  },
);
