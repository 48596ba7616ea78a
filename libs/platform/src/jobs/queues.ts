import { BOOKING_QUEUES, BOOKING_SCHEDULES, IDENTITY_QUEUES, IDENTITY_SCHEDULES } from '@casa/contracts';
import type { Queue } from 'pg-boss';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Where jobs go that failed for good; nobody works on it: `casa mail dead` lists it, `casa mail resend` puts them back. */
export const DEAD_LETTER_QUEUE = 'dead-letter';

/**
 * Sixteen retries, the first after two to four seconds, the last ones every two hours: about eleven hours, so that a night without a
 * mail server costs nobody a confirmation.
 */
const POLICY = {
  retryLimit: 16,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 2 * HOUR,
  /** The time a handler has; a job whose process died is noticed by its heartbeat long before. */
  expireInSeconds: 2 * MINUTE,
  heartbeatSeconds: 15,
  retentionSeconds: 30 * DAY,
  deleteAfterSeconds: HOUR,
  deadLetter: DEAD_LETTER_QUEUE,
} as const satisfies Partial<Queue>;

/** Work that comes round by the clock. */
export interface Schedule {
  readonly queue: string;
  /** Minute, hour, day, month, day of the week, by the clock of `SCHEDULE_ZONE`. */
  readonly cron: string;
}

export const SCHEDULE_ZONE = 'Europe/Rome';

/** At minutes that others do not choose: whoever is asked by everybody on the hour is asked too much. */
export const SCHEDULES: readonly Schedule[] = [
  { queue: IDENTITY_SCHEDULES.refreshRegistry, cron: '23 */6 * * *' },
  { queue: IDENTITY_SCHEDULES.retention, cron: '11 3 * * *' },
  { queue: BOOKING_SCHEDULES.figures, cron: '7 * * * *' },
  { queue: BOOKING_SCHEDULES.retention, cron: '41 3 * * *' },
];

/**
 * At most one time waits (`short`): of those that passed while no worker ran, one is made up for. What fails is tried again for two hours and
 * then left to the next time. Done ones are kept for a week, so that nobody does them again.
 */
const SCHEDULE_POLICY = {
  policy: 'short',
  retryLimit: 7,
  retryDelay: MINUTE,
  retryBackoff: true,
  retryDelayMax: HOUR,
  expireInSeconds: HOUR,
  heartbeatSeconds: 15,
  retentionSeconds: 30 * DAY,
  deleteAfterSeconds: 7 * DAY,
} as const satisfies Partial<Queue>;

/** Every queue there is, dead letters first: the others point at it. Installed by `casa migrate`. */
export const JOB_QUEUES: readonly Queue[] = [
  { name: DEAD_LETTER_QUEUE, retentionSeconds: 90 * DAY, deleteAfterSeconds: HOUR },
  { name: BOOKING_QUEUES.booked, ...POLICY },
  { name: BOOKING_QUEUES.rescheduled, ...POLICY },
  { name: BOOKING_QUEUES.cancelled, ...POLICY },
  { name: BOOKING_QUEUES.linkRenewed, ...POLICY },
  // One job waits here for every appointment to come: a table of its own keeps them out of the way of the others.
  { name: BOOKING_QUEUES.reminder, ...POLICY, partition: true },
  { name: BOOKING_QUEUES.slotFreed, ...POLICY },
  { name: BOOKING_QUEUES.waitingJoined, ...POLICY },
  { name: BOOKING_QUEUES.waitingSpread, ...POLICY },
  // One waits here for the last day of every entry, as reminders do.
  { name: BOOKING_QUEUES.waitingOver, ...POLICY, partition: true },
  { name: BOOKING_QUEUES.offerMade, ...POLICY },
  { name: BOOKING_QUEUES.offerDue, ...POLICY },
  { name: BOOKING_QUEUES.roomOver, ...POLICY },
  { name: BOOKING_QUEUES.lentWork, ...POLICY },
  { name: BOOKING_QUEUES.visitOver, ...POLICY },
  { name: BOOKING_QUEUES.figuresDue, ...POLICY },
  { name: BOOKING_QUEUES.moveWanted, ...POLICY },
  { name: BOOKING_QUEUES.moveProposed, ...POLICY },
  { name: BOOKING_QUEUES.moveDue, ...POLICY },
  { name: BOOKING_QUEUES.moveWithdrawn, ...POLICY },
  { name: IDENTITY_QUEUES.memberInvited, ...POLICY },
  { name: IDENTITY_QUEUES.contactChanged, ...POLICY },
  { name: IDENTITY_QUEUES.delegationChanged, ...POLICY },
  ...SCHEDULES.map(({ queue }) => ({ name: queue, ...SCHEDULE_POLICY })),
];
