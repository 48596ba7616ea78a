import type { SiteView } from './site-view.js';

/** Why a page cannot be shown, as the error page reads it. */
export type Failure =
  | { readonly kind: 'unknown-host'; readonly municipalities: readonly ListedMunicipality[] }
  | { readonly kind: 'suspended'; readonly name: string | undefined }
  | {
      readonly kind:
        'not-found' | 'wrong-link' | 'unavailable' | 'too-many-requests' | 'bad-request' | 'cross-site' | 'too-large' | 'unexpected';
    };

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
