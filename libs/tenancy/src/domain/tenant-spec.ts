import type { CatalogueSpec, GeoPoint, PostalAddress } from '@casa/contracts';
import type { SiteContent } from './site-content.js';

export const TENANT_KINDS = ['MUNICIPALITY', 'CONSORTIUM'] as const;
export type TenantKind = (typeof TENANT_KINDS)[number];

/** A tenant's folder, read, checked and complete: what `casa tenant apply` writes into the database. */
export interface TenantFolder {
  readonly tenant: TenantSpec;
  readonly catalogue: CatalogueSpec;
  readonly content: SiteContent;
  /** The coat of arms or monogram: a self-contained SVG without scripts. */
  readonly logo: string;
  /** Style sheet on top of the platform's own; it reaches nothing outside itself. */
  readonly theme?: string;
}

/** Who the tenant is (tenant.json). */
export interface TenantSpec {
  readonly slug: string;
  readonly kind: TenantKind;
  readonly name: string;
  readonly officialName: string;
  readonly istat: string;
  /** Cadastral code; every municipality has one, the consortium has none. */
  readonly belfiore?: string;
  readonly population: number;
  readonly centre: GeoPoint;
  /** Where its portal answers, the principal host first. */
  readonly hosts: readonly string[];
  /** IANA zone. */
  readonly timeZone: string;
  readonly patronSaint: PatronSaintSpec;
  readonly contacts: ContactsSpec;
  readonly branding: BrandingSpec;
  readonly legal: LegalSpec;
}

/** The municipality's own holiday. */
export interface PatronSaintSpec {
  readonly name: string;
  readonly month: number;
  readonly day: number;
}

export interface ContactsSpec {
  readonly address: PostalAddress;
  readonly telephone: string;
  readonly email: string;
  /** Posta elettronica certificata. */
  readonly certifiedEmail: string;
  readonly website: string;
  readonly taxCode?: string;
}

export interface BrandingSpec {
  /** #rrggbb, dark enough for white text (4.5:1). */
  readonly primaryColor: string;
  readonly motto?: string;
}

export interface LegalSpec {
  /** The declaration at AgID; absent until the municipality has made it. */
  readonly accessibilityDeclarationUrl?: string;
  readonly privacyPolicyUrl: string;
  /** Whether the footer carries the EU funding line of the PNRR. */
  readonly euFunding: boolean;
}
