import { Inject, Injectable } from '@nestjs/common';
import { CATALOGUE_READER, type CatalogueReader, type TenantId } from '@casa/contracts';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { TenancyError } from '../domain/tenancy.errors.js';
import type { TenantFolder, TenantSpec } from '../domain/tenant-spec.js';
import { FaqEntity } from '../persistence/faq.entity.js';
import { NewsItemEntity } from '../persistence/news-item.entity.js';
import { TenantAssetEntity } from '../persistence/tenant-asset.entity.js';
import { TenantDirectoryRepository } from '../persistence/tenant-directory.repository.js';
import { TenantHostEntity } from '../persistence/tenant-host.entity.js';
import { TenantEntity } from '../persistence/tenant.entity.js';

/** Reads a tenant back as its folder would say it. */
@Injectable()
export class ExportTenant {
  constructor(
    private readonly scope: TenantScope,
    private readonly directory: TenantDirectoryRepository,
    @Inject(CATALOGUE_READER) private readonly catalogue: CatalogueReader<Transaction>,
  ) {}

  /** @throws TenancyError UNKNOWN_TENANT when there is none of that name. */
  async read(slug: string): Promise<TenantFolder> {
    const tenantId = await this.directory.idOf(slug);
    if (tenantId === undefined) throw new TenancyError('UNKNOWN_TENANT', `there is no municipality named ${slug}`);
    return this.scope.run({ tenantId }, (transaction) => this.folder(transaction, tenantId));
  }

  private async folder(transaction: Transaction, tenantId: TenantId): Promise<TenantFolder> {
    const { em } = transaction;
    const tenant = await this.tenant(transaction, tenantId);
    const assets = await em.find(TenantAssetEntity, { tenantId });
    const fileOf = (wanted: string) => assets.find(({ name }) => name === wanted)?.body.toString('utf8');
    const news = await em.find(NewsItemEntity, { tenantId }, { orderBy: { publishedOn: 'desc', slug: 'asc' } });
    const faqs = await em.find(FaqEntity, { tenantId }, { orderBy: { position: 'asc' } });
    const theme = fileOf('theme.css');
    return {
      tenant,
      catalogue: await this.catalogue.read(transaction, tenantId),
      content: {
        news: news.map(({ slug, kind, title, summary, body, publishedOn, topics }) => ({
          slug,
          kind,
          title,
          summary,
          body,
          publishedOn,
          topics,
        })),
        faqs: faqs.map(({ question, answer }) => ({ question, answer })),
      },
      logo: fileOf('logo.svg') ?? '',
      ...(theme !== undefined && { theme }),
    };
  }

  private async tenant({ em }: Transaction, tenantId: TenantId): Promise<TenantSpec> {
    const tenant = await em.findOneOrFail(TenantEntity, { id: tenantId });
    const hosts = await em.find(TenantHostEntity, { tenantId }, { orderBy: { position: 'asc' } });
    const { slug, kind, name, officialName, population, timeZone, patronSaint, contacts, legal } = tenant;
    const { primaryColor, motto } = tenant.branding;
    return {
      ...{ slug, kind, name, officialName, istat: tenant.istatCode, ...(tenant.belfioreCode !== '' && { belfiore: tenant.belfioreCode }) },
      ...{
        population,
        centre: { latitude: Number(tenant.latitude), longitude: Number(tenant.longitude) },
        hosts: hosts.map(({ host }) => host),
      },
      ...{ timeZone, patronSaint, contacts, branding: { primaryColor, ...(motto !== undefined && { motto }) }, legal },
    };
  }
}
