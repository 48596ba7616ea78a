import type { ClosurePreview } from './closure-preview.js';

/** What managers are refused; each is an expected outcome and a member of a result union. */
export type ClosureRefusal =
  | { readonly code: 'NOT_FOUND' }
  /** Somebody booked, moved or cancelled inside since it was looked at: this is whom it would hit now. */
  | { readonly code: 'OUTDATED'; readonly preview: ClosurePreview }
  | { readonly code: 'INVALID'; readonly problems: readonly { readonly path: string; readonly problem: string }[] };
