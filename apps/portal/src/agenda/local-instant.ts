const DAY_MS = 86_400_000;

/**
 * The instant at which a clock on the wall shows a day and an hour, ISO 8601. Of an hour that comes twice in autumn the first; one that is
 * skipped in spring counts as the hour after it.
 * @param time HH:MM. @param zone IANA.
 */
export function localInstant(date: string, time: string, zone: string): string {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const [before, after] = [offsetAt(wall - DAY_MS, zone), offsetAt(wall + DAY_MS, zone)];
  const [early, late] = [wall - before, wall - after];
  const isEarly = offsetAt(early, zone) === before || offsetAt(late, zone) !== after;
  return new Date(isEarly ? early : late).toISOString();
}

/** How far a zone is ahead of UTC, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
