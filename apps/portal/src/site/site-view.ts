import type { MunicipalityIdentityFragment } from '../gql/graphql.js';
import type { Language } from '../i18n/language.js';

/** Who is logged in, as the header says it; in words, so that the scripts of visitors do not carry them. */
export interface PersonView {
  readonly name: string;
  /** How surely they were recognised: 1, 2 or 3. */
  readonly level: number;
  /** For whom they act; absent when it is themselves. */
  readonly acting: ActingView | undefined;
  /** Said before the name to who does not see that it is a menu. */
  readonly title: string;
  readonly links: readonly { readonly href: string; readonly label: string }[];
  readonly logout: { readonly action: string; readonly label: string };
}

/** For whom somebody acts, as the banner of every page says it. */
export interface ActingView {
  /** The other one. */
  readonly name: string;
  /** What the banner is, for who does not see it. */
  readonly label: string;
  readonly text: string;
  /** The delegation is over: nothing is done by it, and nothing for oneself before turning back. */
  readonly isOver: boolean;
  readonly stop: { readonly action: string; readonly label: string };
}

/** What every page of a portal is drawn with. */
export interface SiteView {
  readonly municipality: MunicipalityIdentityFragment;
  readonly language: Language;
  /** Absent for visitors. */
  readonly person: PersonView | undefined;
  /** Scheme and host of the portal. */
  readonly origin: string;
  /** Lets the page's own inline style and scripts through the content security policy. */
  readonly nonce: string;
}
