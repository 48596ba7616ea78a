import type { WeeklyHoursSpec } from '@casa/contracts';

/** Local wall-clock time of a day, HH:MM; `closes` up to 24:00. */
export interface DayStretch {
  readonly opens: string;
  readonly closes: string;
}

export interface SettingsProblem {
  readonly path: string;
  readonly problem: string;
}

/** Stretches that end before they begin, or that meet another of the same day; each at its place below `path`. */
export function hoursProblems(hours: readonly (DayStretch & Partial<WeeklyHoursSpec>)[], path: string): SettingsProblem[] {
  return hours.flatMap((stretch, place) => {
    if (stretch.closes <= stretch.opens) return [{ path: `${path}.${place}.closes`, problem: 'CLOSES_BEFORE' }];
    const meets = hours.slice(0, place).some((other) => other.weekday === stretch.weekday && overlap(other, stretch));
    return meets ? [{ path: `${path}.${place}.opens`, problem: 'HOURS_OVERLAP' }] : [];
  });
}

function overlap(one: DayStretch, other: DayStretch): boolean {
  return one.opens < other.closes && other.opens < one.closes;
}
