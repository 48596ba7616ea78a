import type { Belongings, World } from './belongings.js';

/** Who is tried as the caller, each at the first municipality: whoever comes, Anna, an administrator, and who manages every office. */
export const CALLERS = ['visitor', 'citizen', 'administrator', 'manager'] as const;
export type CallerKind = (typeof CALLERS)[number];

/**
 * Whose a thing is, and so to whom it is as if it were not there:
 * - `person here`: a person's at one municipality;
 * - `person`: a person's wherever it is, like the list of one's sessions;
 * - `bearer`: whoever has its token may use it at its municipality, logged in or not;
 * - `first`: whoever comes with it first, which Bruno did with his;
 * - `town`: the municipality's, as its catalogue is, the people who work there and what is declared to it.
 */
export type BelongsTo = 'person here' | 'person' | 'bearer' | 'first' | 'town';

/** A place in an operation's variables that says which thing is meant. */
export interface ReferenceCase {
  /** Who may use it: Anna, the administrator or the manager. */
  readonly as: Exclude<CallerKind, 'visitor'>;
  readonly belongsTo: BelongsTo;
  /** The thing that is named there. */
  readonly of: (belongings: Belongings) => string;
  /** Anna calls with the session in which she acts for another. */
  readonly acting?: true;
  /** The other variables, with the caller's own in them. */
  readonly rest?: (world: World) => Readonly<Record<string, unknown>>;
}
