import { Inject, Injectable } from '@nestjs/common';
import { Config } from '@casa/platform/config';
import { type TenantContext, TenantScope } from '@casa/platform/database';
import { foldName } from '../domain/name-search.js';
import type { BrandingSpec } from '../domain/tenant-spec.js';
import { MUNICIPALITIES, MUNICIPALITIES_COUNT, MUNICIPALITY, type MunicipalityRow } from '../persistence/municipality.projection.js';
import { PortalAddresses } from './portal-addresses.js';

/** Which part of the list of municipalities is wanted. */
export interface MunicipalitiesWanted {
  /** Part of the name. */
  readonly search: string;
  readonly after: { readonly name: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** A tenant as its public page shows it. */
export interface MunicipalityView extends Omit<MunicipalityRow, 'branding'> {
  readonly branding: BrandingSpec & { readonly logoUrl: string; readonly themeUrl: string | null };
}

/** The public face of tenants. */
@Injectable()
export class ReadMunicipalities {
  private readonly addresses: PortalAddresses;

  constructor(
    private readonly scope: TenantScope,
    @Inject(Config) config: Config,
  ) {
    this.addresses = new PortalAddresses(config);
  }

  /** @throws when the entered tenant is no more: its requests have nothing to stand on. */
  async own(context: TenantContext): Promise<MunicipalityView> {
    const [row] = await this.scope.read(context, (reader) => reader.rows<MunicipalityRow>(MUNICIPALITY, [context.tenantId]));
    if (!row) throw new Error('the entered tenant is not in the directory');
    return this.view(row, context);
  }

  /** A part of the municipalities by name, and how many there are in all. */
  async list(context: TenantContext, { search, after, limit }: MunicipalitiesWanted): Promise<{ rows: MunicipalityView[]; count: number }> {
    const folded = foldName(search);
    return this.scope.read(context, async (reader) => {
      const rows = await reader.rows<MunicipalityRow>(MUNICIPALITIES, [folded, after?.name, after?.id, limit]);
      const [total] = await reader.rows<{ count: number }>(MUNICIPALITIES_COUNT, [folded]);
      return { rows: rows.map((row) => this.view(row, context)), count: total?.count ?? 0 };
    });
  }

  /** Files are served by each tenant's own host: a path there, a whole address from elsewhere. */
  private view(
    { branding: { logoDigest, themeDigest, ...branding }, ...row }: MunicipalityRow,
    { tenantId }: TenantContext,
  ): MunicipalityView {
    const origin = row.id === tenantId ? '' : this.addresses.origin(row.slug, row.hosts);
    const logoUrl = `${origin}/branding/logo.svg?v=${logoDigest}`;
    const themeUrl = themeDigest === undefined ? null : `${origin}/branding/theme.css?v=${themeDigest}`;
    return { ...row, branding: { ...branding, logoUrl, themeUrl } };
  }
}
