/** The question of the Modello Comuni (C.SE.1.7) is answered with one to five stars. */
export const MOST_STARS = 5;

/** What the question goes on to: from four stars on what was good of it is chosen, below what was difficult. */
export const RATING_ASPECTS = ['CLARITY', 'COMPLETENESS', 'ORIENTATION', 'TECHNOLOGY', 'OTHER'] as const;
export type RatingAspect = (typeof RATING_ASPECTS)[number];

/** What somebody thinks of a visit. */
export interface Rating {
  /** 1 to 5. */
  readonly stars: number;
  readonly aspect: RatingAspect | null;
  readonly comment: string | null;
}

/** How many gave one star, how many two …: five counts. */
export type StarCounts = readonly number[];

export function sumOf(given: readonly StarCounts[]): StarCounts {
  return Array.from({ length: MOST_STARS }, (_, star) => given.reduce((sum, stars) => sum + (stars[star] ?? 0), 0));
}

export function countOf(stars: StarCounts): number {
  return stars.reduce((sum, count) => sum + count, 0);
}

/** undefined: nobody rated. */
export function meanOf(stars: StarCounts): number | undefined {
  const count = countOf(stars);
  return count === 0 ? undefined : stars.reduce((sum, given, index) => sum + given * (index + 1), 0) / count;
}
