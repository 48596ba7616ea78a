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

/** @param error whatever was thrown; pg-boss hands on copies of errors that are plain objects. */
export function reportFailure(error: unknown): FailureReport {
  if (error instanceof JobFailure) return { reason: error.message };
  if (typeof error !== 'object' || error === null) return { reason: 'unexpected failure' };
  const name = textOf(error, 'name') ?? 'failure';
  const code = sqlState(error) ?? textOf(error, 'code');
  const frame = textOf(error, 'stack')
    ?.split('\n')
    .find((line) => /^\s+at /.test(line));
  return { reason: code ? `${name} ${code}` : name, ...(frame && { at: frame.trim() }) };
}

function textOf(error: object, property: 'name' | 'code' | 'stack'): string | undefined {
  const value = (error as Readonly<Record<string, unknown>>)[property];
  return typeof value === 'string' ? value : undefined;
}
