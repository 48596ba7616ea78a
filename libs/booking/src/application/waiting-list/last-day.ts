import type { ComingTimes } from '../../domain/waiting-list/coming-times.js';
import { addDays, startOfDay } from '../../domain/zoned-time.js';

/** The midnight after the last day somebody can come: nothing may begin for them any more. */
export function afterLastDay({ lastDay }: Pick<ComingTimes, 'lastDay'>, timeZone: string): Date {
  return new Date(startOfDay(addDays(lastDay, 1), timeZone));
}
