import { Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { statement, type TenantContext, TenantScope } from '@casa/platform/database';
import { foldName } from '../domain/name-search.js';
import type { ContactsSpec, LegalSpec, PatronSaintSpec, TenantKind } from '../domain/tenant-spec.js';
import type { StoredBranding, TenantStatus } from './tenant.entity.js';

/** A tenant as its public page shows it. */
export interface MunicipalityRow {
  readonly id: TenantId;
  readonly slug: string;
  readonly kind: TenantKind;
  readonly status: TenantStatus;
  readonly name: string;
  readonly officialName: string;
  readonly istatCode: string;
  readonly belfioreCode: string;
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
  readonly patronSaint: PatronSaintSpec;
  readonly contacts: ContactsSpec;
  readonly branding: StoredBranding;
  readonly legal: LegalSpec;
  readonly hosts: readonly string[];
}

/** Which part of the list of municipalities is wanted. */
export interface MunicipalityPage {
  readonly search: string;
  readonly after: { readonly name: string; readonly id: string } | undefined;
  readonly limit: number;
}

const COLUMNS = `
  t.id, t.slug, t.kind, t.status, t.name, t.official_name as "officialName", t.istat_code as "istatCode", t.belfiore_code as "belfioreCode",
  t.population, t.latitude, t.longitude, t.time_zone as "timeZone", t.patron_saint as "patronSaint", t.contacts, t.branding, t.legal,
  array(select h.host from tenant_host h where h.tenant_id = t.id order by h.position) as hosts`;

/** The name as `foldName` folds what is searched. */
const FOLDED_NAME = `translate(lower(regexp_replace(normalize(t.name, NFD), '[\\u0300-\\u036f]', '', 'g')), '’‘\`´', '''''''''')`;

/** The directory is every tenant's to read; a search is a plain comparison of texts, in which no character has a meaning of its own. */
const LISTED = `t.kind = 'MUNICIPALITY' and ($1 = '' or strpos(${FOLDED_NAME}, $1) > 0)`;

const OWN = statement('tenancy.municipality', `select ${COLUMNS} from tenant t where t.id = $1`);

const PAGE = statement(
  'tenancy.municipalities',
  `select ${COLUMNS} from tenant t
   where ${LISTED} and ($2::text is null or (t.name, t.id) > ($2, $3::uuid))
   order by t.name, t.id limit $4`,
);

const COUNT = statement('tenancy.municipalities.count', `select count(*)::integer as count from tenant t where ${LISTED}`);

/** The public face of tenants. */
@Injectable()
export class MunicipalityRepository {
  constructor(private readonly scope: TenantScope) {}

  /** @throws when the entered tenant is no more: its requests have nothing to stand on. */
  async own(context: TenantContext): Promise<MunicipalityRow> {
    const [row] = await this.scope.read(context, (reader) => reader.rows<MunicipalityRow>(OWN, [context.tenantId]));
    if (!row) throw new Error('the entered tenant is not in the directory');
    return row;
  }

  /** One page of the municipalities by name, and how many there are over all pages. */
  page(context: TenantContext, { search, after, limit }: MunicipalityPage): Promise<{ rows: MunicipalityRow[]; count: number }> {
    const folded = foldName(search);
    return this.scope.read(context, async (reader) => {
      const rows = await reader.rows<MunicipalityRow>(PAGE, [folded, after?.name ?? null, after?.id ?? null, limit]);
      const [total] = await reader.rows<{ count: number }>(COUNT, [folded]);
      return { rows, count: total?.count ?? 0 };
    });
  }
}
