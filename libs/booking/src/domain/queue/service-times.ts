const MINUTE_MS = 60_000;

/** What nobody takes at a desk: somebody forgot to finish, or two clocks do not agree. */
const LONGEST_MS = 4 * 60 * MINUTE_MS;

/** What is thought of a service before it has been watched: shares of its minutes as the catalogue says. */
const PRIOR = [0.5, 0.75, 1, 1.25, 1.5];
/** Each so many watched take one of the thought ones away. */
const WATCHED_FOR_ONE = 4;

/** How long the last people of a service kept a desk, from their call to their end; ascending milliseconds, never empty. */
export type ServiceTimes = readonly number[];

/**
 * @param watched milliseconds from the call to the end of the last people of the service, whatever the end was.
 * @param minutes what the catalogue says an appointment of the service lasts: stands in until enough have been watched.
 */
export function serviceTimes(watched: readonly number[], minutes: number): ServiceTimes {
  const real = watched.filter((time) => time > 0 && time <= LONGEST_MS);
  const thought = PRIOR.slice(Math.min(PRIOR.length, Math.floor(real.length / WATCHED_FOR_ONE))).map(
    (share) => share * minutes * MINUTE_MS,
  );
  // Those taken away first are the shortest: an estimate may be too long before it is too short.
  return [...real, ...thought].sort((a, b) => a - b);
}

/** The time that a share of people does not exceed. @param share at least 0, less than 1. */
export function timeAt(times: ServiceTimes, share: number): number {
  const place = share * times.length - 0.5;
  const below = Math.max(0, Math.floor(place));
  const above = Math.min(times.length - 1, below + 1);
  const [low = 0, high = 0] = [times[below], times[above]];
  return low + (high - low) * Math.min(1, Math.max(0, place - below));
}

/** How much longer somebody stays who has been at the desk for a while: of the times, those longer than that tell. */
export function restOf(times: ServiceTimes, elapsed: number, share: number): number {
  const longer = times.filter((time) => time > elapsed);
  if (longer.length > 0) return timeAt(longer, share) - elapsed;
  return timeAt(times, 0.5) * LONGER_THAN_ANYBODY;
}

/** Who has stayed longer than everybody before is about to go, as far as anybody knows. */
const LONGER_THAN_ANYBODY = 0.1;
