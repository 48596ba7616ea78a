import { createHash, X509Certificate } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { MUNICIPALITY_PROFILES, type MunicipalityProfiles, type TenantId } from '@casa/contracts';
import { type Clock, CLOCK, ok, refused, type Result } from '@casa/kernel';
import { Config } from '@casa/platform/config';
import { InvalidServiceProvider } from '../../saml/metadata-document.js';
import { spidMetadata } from '../../saml/metadata.js';
import type { ServiceProvider } from '../../saml/types.js';
import { ServiceProviders } from '../service-providers.js';

/** The metadata of one municipality as a file. */
export interface MetadataFile {
  readonly name: string;
  readonly content: string;
  /** What the summary says of it. */
  readonly summary: {
    readonly file: string;
    readonly sha256: string;
    readonly entityID: string;
    readonly organizationName: string;
    readonly ipaCode: string;
    readonly metadataUrl: string;
    readonly certificates: readonly { readonly sha256Fingerprint: string; readonly notAfter: string }[];
  };
}

/** What an aggregator hands in at AgID (Avviso 19): the signed metadata of each aggregated body, and a summary of them. */
@Injectable()
export class AggregatedMetadata {
  constructor(
    private readonly services: ServiceProviders,
    @Inject(MUNICIPALITY_PROFILES) private readonly municipalities: MunicipalityProfiles,
    @Inject(Config) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @returns why AgID would not take it, when that is so.
   * @throws Error when the municipality has no key yet.
   */
  async of(tenantId: TenantId): Promise<Result<MetadataFile, string>> {
    const { slug, origin } = await this.municipalities.profileOf(tenantId);
    const sp = await this.services.of(tenantId, 'SPID', origin);
    try {
      return ok(asFile(`${slug}.xml`, sp, `${origin}/spid/metadata`));
    } catch (error) {
      if (error instanceof InvalidServiceProvider) return refused(error.message);
      throw error;
    }
  }

  /** The JSON that goes with the files. */
  summary(files: readonly MetadataFile[]): string {
    const { config } = this;
    const summary = {
      aggregator: {
        organizationName: config.CASA_AGGREGATOR_NAME,
        fiscalCode: config.CASA_AGGREGATOR_FISCAL_CODE,
        ipaCode: config.CASA_AGGREGATOR_IPA_CODE,
        emailAddress: config.CASA_AGGREGATOR_EMAIL,
        telephoneNumber: config.CASA_AGGREGATOR_TELEPHONE,
        profile: 'pub-ag-full',
      },
      createdAt: this.clock.now().toISOString(),
      aggregated: files.map((file) => file.summary),
    };
    return `${JSON.stringify(summary, undefined, 2)}\n`;
  }
}

function asFile(name: string, sp: ServiceProvider, metadataUrl: string): MetadataFile {
  const content = spidMetadata(sp);
  return {
    ...{ name, content },
    summary: {
      file: name,
      sha256: createHash('sha256').update(content).digest('hex'),
      entityID: sp.entityId,
      organizationName: sp.organization.name,
      ipaCode: sp.ipaCode,
      metadataUrl,
      certificates: sp.keys.map(({ certificate }) => described(new X509Certificate(certificate))),
    },
  };
}

function described({ fingerprint256, validToDate }: X509Certificate): { sha256Fingerprint: string; notAfter: string } {
  return { sha256Fingerprint: fingerprint256, notAfter: validToDate.toISOString() };
}
