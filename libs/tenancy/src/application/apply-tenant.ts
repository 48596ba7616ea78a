import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type AppliedCatalogue,
  type ApplyOptions,
  CATALOGUE_WRITER,
  type CatalogueChanges,
  type CatalogueWriter,
  type TenantId,
} from '@casa/contracts';
import { type Clock, CLOCK, newId } from '@casa/kernel';
import { SQL_STATE, sqlState, TenantScope, type Transaction } from '@casa/platform/database';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { TenantAssetName } from '../domain/tenant-asset-name.js';
import type { TenantFolder, TenantSpec } from '../domain/tenant-spec.js';
import { TenancyError } from '../domain/tenancy.errors.js';
import { FaqEntity } from '../persistence/faq.entity.js';
import { NewsItemEntity } from '../persistence/news-item.entity.js';
import { TenantAssetEntity } from '../persistence/tenant-asset.entity.js';
import { TenantDirectoryRepository } from '../persistence/tenant-directory.repository.js';
import { TenantHostEntity } from '../persistence/tenant-host.entity.js';
import { type StoredBranding, TenantEntity } from '../persistence/tenant.entity.js';
import { assignDifferent, reconcile, sum } from './reconcile.js';
import { announceTenantChange } from './tenant-change.js';

/** Writes a tenant's folder into the database: whole or not at all, and nothing when nothing is different. */
@Injectable()
export class ApplyTenant {
  constructor(
    private readonly scope: TenantScope,
    private readonly directory: TenantDirectoryRepository,
    @Inject(CATALOGUE_WRITER) private readonly catalogue: CatalogueWriter<Transaction>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @returns how many rows of the tenant, its site and its catalogue were touched, and what was left alone.
   * @throws TenancyError HOST_TAKEN when one of its hosts is another tenant's.
   */
  async apply(folder: TenantFolder, options: ApplyOptions = {}): Promise<AppliedCatalogue> {
    const { slug, hosts } = folder.tenant;
    const known = await this.directory.idOf(slug);
    const tenantId = known ?? newId<'Tenant'>();
    try {
      return await this.scope.run({ tenantId }, (transaction) => this.write(transaction, tenantId, folder, options));
    } catch (error) {
      if (sqlState(error) !== SQL_STATE.uniqueViolation) throw error;
      const taken = await this.directory.takenHost(hosts, slug);
      if (taken) throw new TenancyError('HOST_TAKEN', `the host ${taken.host} of ${slug} is already a host of ${taken.slug}`);
      // Somebody else applied this new tenant at the same moment: it has its id now.
      if (known === undefined && (await this.directory.idOf(slug)) !== undefined) return this.apply(folder, options);
      throw error;
    }
  }

  private async write(
    transaction: Transaction,
    tenantId: TenantId,
    folder: TenantFolder,
    options: ApplyOptions,
  ): Promise<AppliedCatalogue> {
    const { em } = transaction;
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`casa.apply-tenant.${folder.tenant.slug}`]);
    const assets = assetsOf(folder);
    const changes = sum([
      await this.writeTenant(em, tenantId, folder.tenant, assets),
      await writeHosts(em, tenantId, folder),
      await writeAssets(em, tenantId, assets),
      await writeNews(em, tenantId, folder),
      await writeFaqs(em, tenantId, folder),
    ]);
    await em.flush();
    const { leftAlone, ...applied } = await this.catalogue.apply(transaction, tenantId, folder.catalogue, options);
    const total = sum([changes, applied]);
    if (total.created + total.updated + total.removed > 0) await announceTenantChange(em, tenantId);
    return { ...total, ...(leftAlone && { leftAlone }) };
  }

  /** The tenant's own row is written before the rows that point at it. Its status is not the folder's to say. */
  private async writeTenant(em: EntityManager, tenantId: TenantId, spec: TenantSpec, assets: readonly Asset[]): Promise<CatalogueChanges> {
    const now = this.clock.now();
    const values = columnsOf(spec, assets);
    const tenant = await em.findOne(TenantEntity, { id: tenantId });
    if (!tenant) {
      em.create(TenantEntity, { ...values, id: tenantId, status: 'ACTIVE', createdAt: now, updatedAt: now });
      await em.flush();
      return { created: 1, updated: 0, removed: 0 };
    }
    const updated = assignDifferent(tenant, values);
    if (updated) tenant.updatedAt = now;
    return { created: 0, updated: Number(updated), removed: 0 };
  }
}

interface Asset {
  readonly name: TenantAssetName;
  readonly contentType: string;
  readonly digest: string;
  readonly body: Buffer;
}

function assetsOf({ logo, theme }: TenantFolder): readonly Asset[] {
  const logoAsset = asset('logo.svg', 'image/svg+xml', logo);
  return theme === undefined ? [logoAsset] : [logoAsset, asset('theme.css', 'text/css; charset=utf-8', theme)];
}

function asset(name: TenantAssetName, contentType: string, text: string): Asset {
  const body = Buffer.from(text, 'utf8');
  return { name, contentType, body, digest: createHash('sha256').update(body).digest('base64url').slice(0, 22) };
}

function columnsOf(spec: TenantSpec, assets: readonly Asset[]) {
  const digestOf = (wanted: TenantAssetName): string | undefined => assets.find(({ name }) => name === wanted)?.digest;
  const themeDigest = digestOf('theme.css');
  const branding: StoredBranding = { ...spec.branding, logoDigest: digestOf('logo.svg') ?? '', ...(themeDigest && { themeDigest }) };
  const { slug, kind, name, officialName, population, timeZone, patronSaint, contacts, legal } = spec;
  return {
    ...{ slug, kind, name, officialName, population, timeZone, patronSaint, contacts, legal, branding },
    istatCode: spec.istat,
    belfioreCode: spec.belfiore ?? '',
    latitude: spec.centre.latitude,
    longitude: spec.centre.longitude,
  };
}

async function writeHosts(em: EntityManager, tenantId: TenantId, { tenant }: TenantFolder): Promise<CatalogueChanges> {
  return reconcile({
    stored: await em.find(TenantHostEntity, { tenantId }),
    wanted: tenant.hosts.map((host, position) => ({ host, position })),
    key: 'host',
    create: (values) => em.create(TenantHostEntity, { ...values, tenantId }),
    remove: (row) => em.remove(row),
  });
}

async function writeAssets(em: EntityManager, tenantId: TenantId, wanted: readonly Asset[]): Promise<CatalogueChanges> {
  return reconcile({
    stored: await em.find(TenantAssetEntity, { tenantId }),
    wanted,
    key: 'name',
    create: (values) => em.create(TenantAssetEntity, { ...values, tenantId }),
    remove: (row) => em.remove(row),
  });
}

async function writeNews(em: EntityManager, tenantId: TenantId, { content }: TenantFolder): Promise<CatalogueChanges> {
  return reconcile({
    stored: await em.find(NewsItemEntity, { tenantId }),
    wanted: content.news,
    key: 'slug',
    create: (values) => em.create(NewsItemEntity, { ...values, tenantId, id: newId<'NewsItem'>() }),
    remove: (row) => em.remove(row),
  });
}

async function writeFaqs(em: EntityManager, tenantId: TenantId, { content }: TenantFolder): Promise<CatalogueChanges> {
  return reconcile({
    stored: await em.find(FaqEntity, { tenantId }),
    wanted: content.faqs.map((faq, position) => ({ ...faq, position })),
    key: 'position',
    create: (values) => em.create(FaqEntity, { ...values, tenantId, id: newId<'Faq'>() }),
    remove: (row) => em.remove(row),
  });
}
