import type { MemberStatus } from './member-status.js';

/** Whether somebody works here, and until when; null: without end. */
export interface TermOfOffice {
  readonly status: MemberStatus;
  readonly validUntil: Date | null;
}

/** The moment at which a change makes somebody cease who would have gone on: somebody else must be there then. */
export function ceasesAt(before: TermOfOffice, after: TermOfOffice, now: Date): Date | undefined {
  const isAtWork = before.status === 'ACTIVE' && (before.validUntil === null || before.validUntil > now);
  if (!isAtWork) return undefined;
  if (after.status !== 'ACTIVE') return now;
  if (after.validUntil === null) return undefined;
  return before.validUntil === null || after.validUntil < before.validUntil ? after.validUntil : undefined;
}
