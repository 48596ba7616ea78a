/** Why a visit cannot be rated. */
export type RatingRefusal =
  | { readonly code: 'NOT_FOUND' }
  /** @property lastDay the last one on which it could be. */
  | { readonly code: 'RATING_OVER'; readonly lastDay: string };
