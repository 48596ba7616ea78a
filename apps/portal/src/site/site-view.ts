import type { MunicipalityIdentityFragment } from '../gql/graphql.js';
import type { Language } from '../i18n/language.js';

/** What every page of a portal is drawn with. */
export interface SiteView {
  readonly municipality: MunicipalityIdentityFragment;
  readonly language: Language;
  /** Scheme and host of the portal. */
  readonly origin: string;
  /** Lets the page's own inline style and scripts through the content security policy. */
  readonly nonce: string;
}
