import type { OfficeId } from '@casa/contracts';
import { refused, type Result } from '@casa/kernel';
import type { GivenRole } from '@casa/platform/authz';
import { SQL_STATE, sqlState } from '@casa/platform/database';
import { isOfOffices } from './giving-roles.js';
import type { MemberProblem } from './member.js';

export interface InvalidMember {
  readonly code: 'INVALID';
  readonly problems: readonly MemberProblem[];
}

/** What cannot be wanted of a member's offices and end. */
export function termProblems(
  role: GivenRole,
  { offices = [], validUntil }: { readonly offices?: readonly OfficeId[] | undefined; readonly validUntil?: Date | null | undefined },
  now: Date,
): MemberProblem[] {
  const problems: MemberProblem[] = [];
  if (offices.length > 0 && !isOfOffices(role)) problems.push({ path: 'officeIds', problem: 'NOT_A_CHOICE' });
  if (validUntil && validUntil <= now) problems.push({ path: 'validUntil', problem: 'OUT_OF_RANGE' });
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
