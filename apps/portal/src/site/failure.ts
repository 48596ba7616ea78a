import type { SiteView } from './site-view.js';

/** Why a page cannot be shown, as the error page reads it. */
export type Failure =
  | { readonly kind: 'unknown-host'; readonly municipalities: readonly ListedMunicipality[] }
  | { readonly kind: 'suspended'; readonly name: string | undefined }
  | { readonly kind: 'login-needed'; readonly loginHref: string; readonly texts: LoginNeededTexts; readonly form: SentForm }
  | {
      readonly kind:
        | 'not-found'
        | 'wrong-link'
        | 'unavailable'
        | 'too-many-requests'
        | 'bad-request'
        | 'cross-site'
        | 'forbidden'
        | 'too-large'
        | 'unexpected';
    };

/** What somebody sent when they were no longer logged in: it comes back, to be sent again. */
export interface SentForm {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** They come with the failure, so that the scripts of visitors do not carry them. */
export interface LoginNeededTexts {
  readonly title: string;
  readonly text: string;
  readonly login: string;
  readonly resend: string;
}

export interface ListedMunicipality {
  readonly name: string;
  readonly url: string;
}

/** What is thrown to the error page; with the municipality when it was already known, so that the page keeps its look. */
export interface FailureData {
  readonly failure: Failure;
  readonly site?: SiteView;
}

export function isFailureData(value: unknown): value is FailureData {
  return typeof value === 'object' && value !== null && 'failure' in value;
}
