/** Why a file of a tenant's folder is refused. */
export type TenantFileProblemCode =
  | 'UNREADABLE'
  | 'UNKNOWN_FILE'
  | 'TOO_LARGE'
  | 'NOT_UTF8'
  | 'FORBIDDEN_CHARACTER'
  | 'NOT_JSON'
  | 'DUPLICATE_KEY'
  | 'SCHEMA'
  | 'UNKNOWN_REFERENCE'
  | 'DUPLICATE'
  | 'INCONSISTENT'
  | 'HOURS'
  | 'DATE'
  | 'CONTRAST'
  | 'UNSAFE_SVG'
  | 'UNSAFE_CSS'
  | 'TAKEN';

/** One thing wrong in one place, said so that whoever keeps the folder can put it right. */
export interface TenantFileProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units as editors count. */
  readonly column: number;
  /** JSON pointer (RFC 6901) of the entry; empty for a whole file and for files that are not JSON. */
  readonly pointer: string;
  readonly code: TenantFileProblemCode;
  /** What is wrong and what is expected. */
  readonly message: string;
}

/** A problem of a file as a whole: it is missing, or should not be there. */
export function wholeFile(file: string, code: TenantFileProblemCode, message: string): TenantFileProblem {
  return { file, line: 1, column: 1, pointer: '', code, message };
}

/** The problem on one line, in the form editors and terminals turn into a link. */
export function formatProblem(problem: TenantFileProblem): string {
  const entry = problem.pointer === '' ? '' : ` (${problem.pointer})`;
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}${entry}`;
}
