import type { PostalAddress } from './catalogue.js';
import type { TenantId } from './ids.js';

/** What a letter to a citizen needs to know of the municipality that writes it. */
export interface MunicipalityProfile {
  readonly slug: string;
  /** «Comune di Bari» */
  readonly officialName: string;
  /** Its code in the index of public administrations (IPA). */
  readonly ipaCode: string;
  /** Its cadastral code; empty for the consortium. */
  readonly belfioreCode: string;
  /** Where its portal is, without a slash at the end. */
  readonly origin: string;
  /** IANA zone. */
  readonly timeZone: string;
  readonly address: PostalAddress;
  readonly telephone: string;
  readonly email: string;
  /** Posta elettronica certificata. */
  readonly certifiedEmail: string;
  readonly website: string;
  /** #rrggbb, dark enough for white text. */
  readonly primaryColor: string;
  readonly privacyPolicyUrl: string;
}

/** Answered by the module that keeps the municipalities. */
export interface MunicipalityProfiles {
  profileOf(tenantId: TenantId): Promise<MunicipalityProfile>;
}

export const MUNICIPALITY_PROFILES = Symbol('MunicipalityProfiles');
