import type { TenantId } from '@casa/contracts';

const MONTHS = 12;
const DAY_MS = 86_400_000;

/** Somebody whom another municipality lends for a time, under an agreement of the two (TUEL, d.lgs. 267/2000, art. 30). */
export interface Loan {
  /** Whose employee they are. */
  readonly lentBy: TenantId;
  /** The act by which it was agreed: its kind, number and day. No personal data, as the audit keeps it. */
  readonly agreement: string;
}

/** The latest end of a loan that is agreed now: twelve months on, to the end of that day wherever it is. */
export function latestEnd(now: Date): Date {
  const inMonths = new Date(now);
  inMonths.setUTCMonth(now.getUTCMonth() + MONTHS);
  return new Date(inMonths.getTime() + DAY_MS);
}

/** The loan in the words of the audit. */
export function termsOf({ lentBy, agreement }: Loan, validUntil: Date | null): Readonly<Record<string, string>> {
  return { lentBy, agreement, ...(validUntil && { until: validUntil.toISOString() }) };
}
