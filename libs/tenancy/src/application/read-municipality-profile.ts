import { Inject, Injectable } from '@nestjs/common';
import type { MunicipalityProfile, MunicipalityProfiles, TenantId } from '@casa/contracts';
import { Config } from '@casa/platform/config';
import { PortalAddresses } from './portal-addresses.js';
import { ReadMunicipalities } from './read-municipalities.js';

/** What other modules say about a municipality in its letters. */
@Injectable()
export class ReadMunicipalityProfile implements MunicipalityProfiles {
  private readonly addresses: PortalAddresses;

  constructor(
    private readonly municipalities: ReadMunicipalities,
    @Inject(Config) config: Config,
  ) {
    this.addresses = new PortalAddresses(config);
  }

  async profileOf(tenantId: TenantId): Promise<MunicipalityProfile> {
    const { slug, officialName, belfioreCode, timeZone, hosts, contacts, branding, legal } = await this.municipalities.own({ tenantId });
    const { address, telephone, email, certifiedEmail, website } = contacts;
    return {
      slug,
      officialName,
      belfioreCode,
      // The index of public administrations names municipalities by their cadastral code.
      ipaCode: belfioreCode === '' ? slug : `c_${belfioreCode.toLowerCase()}`,
      origin: this.addresses.origin(slug, hosts),
      timeZone,
      ...{ address, telephone, email, certifiedEmail, website },
      primaryColor: branding.primaryColor,
      privacyPolicyUrl: legal.privacyPolicyUrl,
    };
  }
}
