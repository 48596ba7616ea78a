import { localDay } from '../../domain/zoned-time.js';
import type { AgendaDesk } from '../../persistence/agenda/agenda-office.projection.js';

/** A desk as it is today: whoever took it on another day and forgot to leave sits there no longer. */
export function seatedToday(desk: AgendaDesk, now: Date, timeZone: string): AgendaDesk {
  const isToday = desk.since !== null && localDay(desk.since, timeZone) === localDay(now.getTime(), timeZone);
  return isToday ? desk : { ...desk, personId: null, since: null };
}
