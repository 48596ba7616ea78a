/** Where somebody stands who works here: asked to, at work, or kept from it for now. */
export const MEMBER_STATUSES = ['INVITED', 'ACTIVE', 'SUSPENDED'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/**
 * @param suspended what is wanted; undefined: nothing.
 * @param isTaken whether somebody took the invitation up. Who did not is invited again when resumed.
 */
export function statusAfter(status: MemberStatus, suspended: boolean | undefined, isTaken: boolean): MemberStatus {
  if (suspended === undefined) return status;
  if (suspended) return 'SUSPENDED';
  if (status !== 'SUSPENDED') return status;
  return isTaken ? 'ACTIVE' : 'INVITED';
}
