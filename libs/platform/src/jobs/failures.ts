import { sqlState } from '../database/sql-state.js';

/** A handler's failure in words that may be kept with the job and logged: whoever makes one keeps personal data out of the message. */
export class JobFailure extends Error {}

/** Trying again cannot help: the job goes to the dead letters at once. */
export class PermanentFailure extends JobFailure {}

/** Why a job failed, as it is kept with it. */
export interface FailureReport {
  readonly reason: string;
  /** Where an unexpected failure happened; its message is left out, for it may quote what a citizen typed. */
  readonly at?: string;
}

export function reportFailure(error: unknown): FailureReport {
  if (error instanceof JobFailure) return { reason: error.message };
  if (!(error instanceof Error)) return { reason: 'unexpected failure' };
  const code = sqlState(error) ?? codeOf(error);
  const frame = error.stack?.split('\n').find((line) => /^\s+at /.test(line));
  return { reason: code ? `${error.name} ${code}` : error.name, ...(frame && { at: frame.trim() }) };
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
