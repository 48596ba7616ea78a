import { APPOINTMENT_CHANNELS } from '@casa/contracts';
import { addDays } from '../zoned-time.js';

/** How somebody was served: by an appointment of a channel, or with a number of the waiting room and none. */
export const VISIT_CHANNELS = [...APPOINTMENT_CHANNELS, 'WALK_IN'] as const;
export type VisitChannel = (typeof VISIT_CHANNELS)[number];

/** For so many days after its own a visit can be rated, and the rating changed. */
export const RATING_DAYS = 14;

/** The last day on which a visit of a day can be rated. */
export function lastRatingDay(day: string): string {
  return addDays(day, RATING_DAYS);
}
