import type { ServiceId } from '@casa/contracts';
import type { LineRule } from './line.js';

/** How an office runs its waiting room. Its hours are the office's. */
export interface QueueSettings {
  /** Whether tickets are given at all. */
  readonly open: boolean;
  /** Only machines that the office's manager has made known give tickets at the office. */
  readonly knownKiosksOnly: boolean;
  /** The last ticket is given so long before the desks close. */
  readonly lastTicketMinutes: number;
  /** Who booked may check in so long before their hour. */
  readonly checkInMinutes: number;
  /** Absent: no tickets from home. */
  readonly home?: HomeTickets;
  readonly rule: LineRule;
  readonly services: readonly QueueService[];
}

/** Tickets taken on the way to the office. */
export interface HomeTickets {
  /** Within so long one must be there, or the ticket is void. */
  readonly minutes: number;
  /** From so far away at most; absent: from anywhere. */
  readonly meters?: number;
  /** So many may be on their way at once: whoever jokes does not fill the room. */
  readonly atMost: number;
}

/** A service in the waiting room. */
export interface QueueService {
  readonly serviceId: ServiceId;
  /** A to Z, each once in an office. */
  readonly letter: string;
  /** Whether it is given without booking. */
  readonly walkIns: boolean;
}

/** What an office begins with, until its manager decides otherwise. */
export const DEFAULT_QUEUE: QueueSettings = {
  open: false,
  knownKiosksOnly: true,
  lastTicketMinutes: 15,
  checkInMinutes: 60,
  rule: { toleranceMinutes: 10, patienceMinutes: 20, bookedPerWalkIn: 2 },
  services: [],
};

/** Of who booked a service to which the office gave no letter: «prenotati». */
export const BOOKED_LETTER = 'P';
