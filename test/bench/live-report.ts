import type { LiveResult } from './scenarios/live.ts';

const WITHIN_MS = 1000;

/** Whether nearly everybody sees a booking within a second of its commit. */
export function liveHolds({ p99 }: LiveResult): boolean {
  return p99 <= WITHIN_MS;
}

export function printLive(result: LiveResult): void {
  const { subscribers, bookings, perSecond, p50, p99, slowest, memory, processMilliseconds, postgresMilliseconds } = result;
  const ms = (value: number | undefined) => (value === undefined ? '-' : `${value.toFixed(0)} ms`);
  console.log(`
Live agenda: ${subscribers} operators watch an office on one process, each on a connection of their own; ${bookings} bookings
  from a booking's answer to all of them  p50 ${ms(p50)}, p99 ${ms(p99)}, slowest ${ms(slowest)}; wanted p99 <= ${WITHIN_MS} ms: ${liveHolds(result) ? 'ok' : 'MISSED'}
  memory of the process                   ${memory === undefined ? '-' : `${(memory / 1024).toFixed(0)} kB`} a subscriber
  processor time a second                 ${ms(processMilliseconds)} of the process, ${ms(postgresMilliseconds)} of PostgreSQL, at ${perSecond.toFixed(1)} bookings a second`);
}
