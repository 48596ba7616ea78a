/** One measurement of one of the two that are compared. */
export interface Measurement {
  readonly perSecond: number;
  /** Milliseconds, where it was measured. */
  readonly p50?: number;
  readonly count: number;
}

/** One of the two: what is measured, and whose processor time is counted with it. */
export interface Side {
  readonly name: string;
  /** Makes what is used up by the next measurement, and is no part of it. */
  prepare?(): Promise<void>;
  measure(): Promise<Measurement>;
  /** The process that answers, beside PostgreSQL; absent where PostgreSQL is asked directly. */
  readonly pid?: number;
}

/** What a side came to over all rounds. */
export interface SideResult {
  readonly name: string;
  readonly perSecond: number;
  readonly p50?: number;
  /** Milliseconds of processor time a request took in the process that answered and in PostgreSQL, where it can be told. */
  readonly processMilliseconds?: number;
  readonly postgresMilliseconds?: number;
}
