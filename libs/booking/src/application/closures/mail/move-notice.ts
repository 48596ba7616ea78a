import type { AppointmentNotice, OfficeFacts } from '../../mail/appointment-notice.js';

/** An appointment in a closure as its municipality writes to its citizen about it. */
export interface MoveNotice {
  /** With the old time. */
  readonly appointment: AppointmentNotice;
  /** Whether one desk is closed, and the office open. */
  readonly isOfDesk: boolean;
  /** Why it is closed; empty where nothing is said. */
  readonly reason: string;
  /** Absent: nothing is free. */
  readonly proposed?: {
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly answerUntil: Date;
    readonly office: OfficeFacts;
    readonly timeZone: string;
  };
  /** The page where it is answered. */
  readonly answerUrl: string;
}
