/** Kind of the sealed references with which visits are rated. */
export const RATING_LINK = 'rating-link';
