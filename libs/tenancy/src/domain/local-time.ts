/** A stretch of wall-clock time, HH:MM to HH:MM; as texts of one length the two compare as times do. */
export interface Shift {
  readonly opens: string;
  readonly closes: string;
}

const DAY_OR_MOMENT = /^(?<day>\d{4}-\d{2}-\d{2})(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/;

/** Whether the text is a day (YYYY-MM-DD) or a moment (YYYY-MM-DDTHH:MM) that the calendar has. */
export function isLocalDayOrMoment(text: string): boolean {
  const day = DAY_OR_MOMENT.exec(text)?.groups?.['day'];
  if (day === undefined) return false;
  const midnight = new Date(`${day}T00:00:00Z`);
  // A day past the end of its month rolls over into the next one and is written differently.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/** Whether the month has that day in some year. */
export function isDayOfYear(month: number, day: number): boolean {
  return day <= new Date(Date.UTC(2000, month, 0)).getUTCDate();
}

/** Whether a closure ends after it begins; a day alone as the end is still closed to its midnight. */
export function isStretch(from: string, until: string): boolean {
  const end = until.includes('T') ? until : `${until}T24:00`;
  const start = from.includes('T') ? from : `${from}T00:00`;
  return start < end;
}

export function overlap(one: Shift, other: Shift): boolean {
  return one.opens < other.closes && other.opens < one.closes;
}
