import { Inject, Injectable } from '@nestjs/common';
import { type MunicipalityProfile, MUNICIPALITY_PROFILES, type MunicipalityProfiles, type TenantId } from '@casa/contracts';
import { Config } from '@casa/platform/config';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { CIE_ATTRIBUTE_SETS, SPID_ATTRIBUTE_SETS, STAFF_ATTRIBUTE_SETS } from '../domain/attribute-sets.js';
import { serviceProviderKeys } from '../persistence/service-provider-key.repository.js';
import { EIDAS_ATTRIBUTE_SETS } from '../saml/attribute-names.js';
import type { Federation, ServiceProvider, SigningKey } from '../saml/types.js';

/** Where each federation's addresses are, below a municipality's own. */
export const PATHS: Readonly<Record<Federation, string>> = { SPID: 'spid', CIE: 'cie', STAFF: 'sso' };

const ATTRIBUTE_SETS = { SPID: [...SPID_ATTRIBUTE_SETS, ...EIDAS_ATTRIBUTE_SETS], CIE: CIE_ATTRIBUTE_SETS, STAFF: STAFF_ATTRIBUTE_SETS };

/** A municipality towards SPID, CIE or its own identity provider; the consortium is the aggregator. */
@Injectable()
export class ServiceProviders {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    @Inject(MUNICIPALITY_PROFILES) private readonly municipalities: MunicipalityProfiles,
    @Inject(Config) private readonly config: Config,
  ) {}

  /**
   * @param origin where its portal is, as the request or the directory says it: the ACS is below it.
   * @throws Error when it has no key yet (`casa spid keys`).
   */
  async of(tenantId: TenantId, federation: Federation, origin: string): Promise<ServiceProvider> {
    const [profile, keys] = await Promise.all([this.municipalities.profileOf(tenantId), this.signingKeys(tenantId)]);
    const path = PATHS[federation];
    return {
      federation,
      entityId: this.entityId(federation, profile),
      acs: `${origin}/${path}/acs`,
      slo: `${origin}/${path}/slo`,
      keys,
      organization: { name: profile.officialName, displayName: profile.officialName, url: profile.website },
      ipaCode: profile.ipaCode,
      belfioreCode: profile.belfioreCode,
      contact: { email: profile.certifiedEmail, telephone: international(profile.telephone) },
      aggregator: {
        name: this.config.CASA_AGGREGATOR_NAME,
        fiscalCode: this.config.CASA_AGGREGATOR_FISCAL_CODE,
        ipaCode: this.config.CASA_AGGREGATOR_IPA_CODE,
        belfioreCode: this.config.CASA_AGGREGATOR_BELFIORE_CODE,
        email: this.config.CASA_AGGREGATOR_EMAIL,
        telephone: this.config.CASA_AGGREGATOR_TELEPHONE,
      },
      attributeSets: ATTRIBUTE_SETS[federation],
    };
  }

  /** Never changes: it is what a municipality is known by at AgID (Avviso 19: the aggregator's address, the kind, the aggregated code). */
  entityId(federation: Federation, { slug }: Pick<MunicipalityProfile, 'slug'>): string {
    const base = this.config.CASA_AGGREGATOR_ORIGIN;
    return federation === 'SPID' ? `${base}/pub-ag-full/${slug}` : `${base}/${federation.toLowerCase()}/${slug}`;
  }

  private async signingKeys(tenantId: TenantId): Promise<readonly [SigningKey, ...SigningKey[]]> {
    const stored = await this.scope.read({ tenantId }, (reader) => serviceProviderKeys.all(reader, tenantId));
    const [first, ...others] = stored.map(({ id, privateKeySealed, certificate }) => ({
      privateKey: this.keys.open(privateKeySealed, `service_provider_key.private_key_sealed ${id}`),
      certificate,
    }));
    if (!first) throw new Error(`the tenant ${tenantId} has no key as a service provider: casa spid keys`);
    return [first, ...others];
  }
}

/** As SAML metadata want it: +39…, without spaces. */
function international(telephone: string): string {
  const digits = telephone.replaceAll(/[^+\d]/g, '');
  return digits === '' || digits.startsWith('+') ? digits : `+39${digits}`;
}
