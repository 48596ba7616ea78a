import type { LocalizedText } from '@casa/kernel';

export const NEWS_KINDS = ['NEWS', 'NOTICE', 'PRESS_RELEASE'] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];

/** What a municipality says on its pages beside its services (content.json). */
export interface SiteContent {
  readonly news: readonly NewsItemSpec[];
  /** The questions common to the whole metropolis first, then the municipality's own. */
  readonly faqs: readonly FaqSpec[];
}

export interface NewsItemSpec {
  readonly slug: string;
  readonly kind: NewsKind;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** Plain text; a blank line begins a new paragraph. */
  readonly body: LocalizedText;
  /** YYYY-MM-DD */
  readonly publishedOn: string;
  /** Out of the 64 topics of the Modello Comuni, in Italian. */
  readonly topics: readonly string[];
}

export interface FaqSpec {
  readonly question: LocalizedText;
  /** Plain text; a blank line begins a new paragraph. */
  readonly answer: LocalizedText;
}
