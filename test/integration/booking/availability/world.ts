import type { AppointmentChannel } from '@casa/contracts';

/** A stretch of one day, in minutes from midnight by the clock on the wall. */
export interface Stretch {
  readonly opens: number;
  readonly closes: number;
}

/** A stretch of a week day, 1 Monday … 7 Sunday. */
export interface WeeklyStretch extends Stretch {
  readonly weekday: number;
}

export interface Desk {
  /** Whether the service that is asked for is served here. */
  readonly serves: boolean;
  readonly channels: readonly AppointmentChannel[];
  readonly retired: boolean;
  /** In the place of the office's, when there are any. */
  readonly hours: readonly WeeklyStretch[];
}

/** An instant to another, epoch milliseconds, the second excluded. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

export interface SpecialOpening extends Stretch {
  readonly day: string;
  /** Index of the desk it is of; of the office when undefined. */
  readonly desk: number | undefined;
}

export interface Closure extends Span {
  readonly of: 'TENANT' | 'OFFICE' | 'OTHER_OFFICE' | { readonly desk: number };
}

/** Time of a desk that is taken: by an appointment, or by a hold until some instant. */
export interface Claim extends Span {
  readonly desk: number;
  readonly heldUntil: number | undefined;
}

export interface Service {
  readonly minutes: number;
  readonly stepMinutes: number;
  readonly leadMinutes: number;
  readonly horizonDays: number;
  readonly channels: readonly AppointmentChannel[];
}

/** Everything that decides what an office offers, and the question put to it. */
export interface World {
  readonly timeZone: string;
  readonly now: number;
  readonly patron: { readonly month: number; readonly day: number };
  readonly service: Service;
  readonly hours: readonly WeeklyStretch[];
  readonly desks: readonly Desk[];
  readonly specialOpenings: readonly SpecialOpening[];
  readonly closures: readonly Closure[];
  readonly claims: readonly Claim[];
  readonly channel: AppointmentChannel;
  /** First day asked for; the first that can be booked when undefined. */
  readonly from: string | undefined;
  readonly days: number;
}
