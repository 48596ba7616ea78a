import type { OfficeId } from '@casa/contracts';
import { refused, type Result } from '@casa/kernel';
import type { GivenRole } from '@casa/platform/authz';
import { SQL_STATE, sqlState } from '@casa/platform/database';
import { latestEnd } from '../../domain/loan.js';
import { isOfOffices } from './giving-roles.js';
import type { MemberProblem } from './member.js';

export interface InvalidMember {
  readonly code: 'INVALID';
  readonly problems: readonly MemberProblem[];
}

interface WantedTerm {
  readonly offices?: readonly OfficeId[] | undefined;
  /** Null: without end; undefined: as it is. */
  readonly validUntil?: Date | null | undefined;
}

/** What cannot be wanted of a member's offices and end. */
export function termProblems(role: GivenRole, isLent: boolean, { offices = [], validUntil }: WantedTerm, now: Date): MemberProblem[] {
  const problems: MemberProblem[] = [];
  if (isLent && !isOfOffices(role)) problems.push({ path: 'role', problem: 'NOT_A_CHOICE' });
  if (offices.length > 0 && !isOfOffices(role)) problems.push({ path: 'officeIds', problem: 'NOT_A_CHOICE' });
  if (isLent && validUntil === null) problems.push({ path: 'validUntil', problem: 'REQUIRED' });
  if (validUntil && (validUntil <= now || (isLent && validUntil > latestEnd(now)))) {
    problems.push({ path: 'validUntil', problem: 'OUT_OF_RANGE' });
  }
  return problems;
}

/** Offices are another module's: the database says whether they are there. */
export async function orUnknownOffice<Value, Refusal>(
  change: Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | InvalidMember>> {
  try {
    return await change;
  } catch (error) {
    if (sqlState(error) !== SQL_STATE.foreignKeyViolation) throw error;
    return refused({ code: 'INVALID', problems: [{ path: 'officeIds', problem: 'NOT_FOUND' }] });
  }
}
