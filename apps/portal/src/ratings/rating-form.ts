import type { RatingAspect } from '../gql/graphql.js';

/** In the order in which the Modello Comuni proposes its answers. */
export const ASPECTS: readonly RatingAspect[] = ['CLARITY', 'COMPLETENESS', 'ORIENTATION', 'TECHNOLOGY', 'OTHER'];
export const MOST_STARS = 5;
/** From so many stars on what was good is asked, below what was difficult. */
const FIRST_GOOD = 4;
export const MAX_COMMENT = 500;

/** What is asked of in which way. */
export const ASPECT_FIELDS = { good: 'aspetto-buono', difficult: 'aspetto-difficile' } as const;

export interface RatingValues {
  /** Undefined: none was chosen, or what cannot be. */
  readonly stars: number | undefined;
  readonly aspect: RatingAspect | null;
  readonly comment: string | null;
}

export function isGood(stars: number): boolean {
  return stars >= FIRST_GOOD;
}

/** Reads the form; of the two questions the one that the stars ask for counts. */
export function readRating(form: FormData): RatingValues {
  const number = Number(form.get('stelle'));
  const stars = Number.isInteger(number) && number >= 1 && number <= MOST_STARS ? number : undefined;
  const chosen = form.get(ASPECT_FIELDS[stars !== undefined && isGood(stars) ? 'good' : 'difficult']);
  const comment = form.get('testo');
  return {
    stars,
    aspect: ASPECTS.find((aspect) => aspect === chosen) ?? null,
    comment: (typeof comment === 'string' && comment.trim()) || null,
  };
}
