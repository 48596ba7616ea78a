/** 9:30, 09.30, 24:00. */
const TIME = /^(?:([01]?\d|2[0-3])[:.]([0-5]\d)|24[:.]00)$/;

/** What somebody typed as a time of day, as HH:MM, 00:00 to 24:00; nothing when it is none. */
export function wallTime(text: string): string | undefined {
  const [whole, hours, minutes] = TIME.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return hours === undefined ? '24:00' : `${hours.padStart(2, '0')}:${minutes ?? '00'}`;
}
