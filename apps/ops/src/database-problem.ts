const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its host is unknown',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses the user or the password',
  '28000': 'it refuses the user',
  '3D000': 'it has no such database',
};

/** Why the database cannot be reached or used, in words; undefined when that is not what failed. */
export function databaseProblem(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const cause = error instanceof AggregateError ? (error.errors[0] as unknown) : error.cause;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code && WORDS[code]) return `The database of CASA_DATABASE_URL or CASA_ADMIN_DATABASE_URL cannot be used: ${WORDS[code]} (${code}).`;
  // An unknown table or function.
  if (code === '42P01' || code === '42883' || /pg-boss is not installed|requires migrations/.test(error.message))
    return 'The database is not up to date: run casa migrate first.';
  return databaseProblem(cause);
}
