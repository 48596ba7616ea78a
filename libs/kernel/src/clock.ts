/** Where the time comes from. Injected everywhere, so that tests choose the moment and no rule reads the machine's clock. */
export interface Clock {
  now(): Date;
}

export const CLOCK = Symbol('Clock');

export const systemClock: Clock = { now: () => new Date() };
