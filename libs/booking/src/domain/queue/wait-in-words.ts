import type { WaitRange } from './waiting-time.js';

const MINUTE_MS = 60_000;
const HOUR = 60;

/** A wait as people say it: «circa 15-25 minuti». */
export interface WaitInMinutes {
  readonly from: number;
  readonly to: number;
}

/** Whole steps of five minutes, of ten from an hour on, which hold the range and are never a single instant. */
export function inMinutes({ shortest, longest }: Pick<WaitRange, 'shortest' | 'longest'>): WaitInMinutes {
  const step = longest >= HOUR * MINUTE_MS ? 10 : 5;
  const from = Math.max(0, Math.floor(shortest / MINUTE_MS / step) * step);
  return { from, to: Math.max(from + step, Math.ceil(longest / MINUTE_MS / step) * step) };
}
