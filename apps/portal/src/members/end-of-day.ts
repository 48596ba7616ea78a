/** The last second of a calendar day in a zone, ISO 8601 with the zone's own offset on that evening. */
export function endOfDay(date: string, zone: string): string {
  const evening = new Date(`${date}T21:00:00Z`);
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(evening)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const offset = name?.replace('GMT', '') || '+00:00';
  return `${date}T23:59:59${offset}`;
}
