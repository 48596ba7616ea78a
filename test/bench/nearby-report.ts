import type { NearbyResult } from './scenarios/nearby.ts';

const WITHIN_MS = 150;

/** Whether nearly everybody is answered soon enough. */
export function nearbyHolds({ p95 }: NearbyResult): boolean {
  return p95 < WITHIN_MS;
}

export function printNearby(result: NearbyResult): void {
  const { clients, p95, worstP95, computedIn, ours, other, ratio, ratios } = result;
  const ms = (value: number | undefined) => (value === undefined ? '-' : `${value.toFixed(1)} ms`);
  console.log(`
First free near me: 41 municipalities of 20 offices, 90 days, 70 % full; ${clients} clients, each from a place of their own
  p95                  ${ms(p95)}, in the slowest round ${ms(worstP95)}; wanted < ${WITHIN_MS} ms: ${nearbyHolds(result) ? 'ok' : 'MISSED'}
  searches a second    ${ours.perSecond.toFixed(0)}; a statement written by hand behind node:http ${other.perSecond.toFixed(0)}; ratio ${ratio.toFixed(2)} (${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)})
  processor time       ${ms(ours.processMilliseconds)} + ${ms(ours.postgresMilliseconds)} of PostgreSQL a search; by hand ${ms(other.processMilliseconds)} + ${ms(other.postgresMilliseconds)}
  computed anew        all offices in ${computedIn.toFixed(0)} s by one worker`);
}
