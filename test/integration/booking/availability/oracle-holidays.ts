/** Month and day of the Italian holidays that stay in their place; Saint Francis since 2026. */
const FIXED = ['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '10-04', '11-01', '12-08', '12-25', '12-26'];

/** Whether public offices are closed, reckoned without the library that the application asks. */
export function isHoliday(day: string, patron: { readonly month: number; readonly day: number }): boolean {
  const year = Number(day.slice(0, 4));
  const monthDay = day.slice(5);
  if (FIXED.includes(monthDay)) return true;
  if (Number(monthDay.slice(0, 2)) === patron.month && Number(monthDay.slice(3)) === patron.day) return true;
  const easter = Date.parse(easterSunday(year));
  return [easter, easter + 86_400_000].some((holiday) => new Date(holiday).toISOString().startsWith(day));
}

/** The anonymous Gregorian algorithm (Nature, 1876). */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const epact =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * correction + 114;
  return `${year}-${String(Math.floor(days / 31)).padStart(2, '0')}-${String((days % 31) + 1).padStart(2, '0')}`;
}
