import type { Language } from '@casa/kernel';

/** A mail before it has a form: what is said, in order. The plain text and the HTML are two ways of showing the same letter. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  /** Who writes: «Comune di Bari». */
  readonly municipality: string;
  /** #rrggbb, dark enough for white text. */
  readonly primaryColor: string;
  readonly greeting: string;
  readonly opening: string;
  /** The summary; left out when empty. */
  readonly facts: readonly { readonly label: string; readonly value: string; readonly url?: string }[];
  /** Things to bring, to know, to do. */
  readonly list?: { readonly label: string; readonly things: readonly string[] };
  /** Sentences after the summary. */
  readonly notes: readonly string[];
  /** What to click. */
  readonly action?: { readonly text: string; readonly label: string; readonly url: string; readonly warning: string };
  /** Sentences in small print. */
  readonly closing: readonly string[];
  readonly privacy: { readonly text: string; readonly link: string; readonly url: string };
  readonly contacts: readonly { readonly label: string; readonly value: string; readonly url?: string }[];
}
