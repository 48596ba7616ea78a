/** What Lighthouse judges: the pages on which most citizens begin. */
export interface MeasuredPage {
  readonly name: string;
  readonly path: string;
  /** Not for search engines, on purpose. */
  readonly isPrivate?: boolean;
}

export const PAGES: readonly MeasuredPage[] = [
  { name: 'home', path: '/' },
  { name: 'service card', path: '/servizi/carta-identita-elettronica' },
  { name: 'booking', path: '/prenota' },
  {
    name: 'booking: calendar',
    path: '/prenota/orario?servizio=carta-identita-elettronica&ufficio=anagrafe-centrale&modalita=presenza',
    isPrivate: true,
  },
];

/** Of 100, for each page. */
export const LIMITS = { performance: 95, accessibility: 100, 'best-practices': 95, seo: 95 } as const;

export type Category = keyof typeof LIMITS;
export const CATEGORIES = Object.keys(LIMITS) as Category[];
