import type { TenantId } from '@casa/contracts';
import { statement } from '@casa/platform/database';
import type { ContactsSpec, LegalSpec, PatronSaintSpec, TenantKind } from '../domain/tenant-spec.js';
import type { TenantStatus } from '../domain/tenant-status.js';
import type { StoredBranding } from './tenant.entity.js';

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

const COLUMNS = `
  t.id, t.slug, t.kind, t.status, t.name, t.official_name as "officialName", t.istat_code as "istatCode", t.belfiore_code as "belfioreCode",
  t.population, t.latitude, t.longitude, t.time_zone as "timeZone", t.patron_saint as "patronSaint", t.contacts, t.branding, t.legal,
  array(select h.host from tenant_host h where h.tenant_id = t.id order by h.position) as hosts`;

/** The name as `foldName` folds what is searched. */
const FOLDED_NAME = `translate(lower(regexp_replace(normalize(t.name, NFD), '[\\u0300-\\u036f]', '', 'g')), '’‘\`´', '''''''''')`;

/** The directory is every tenant's to read; a search is a plain comparison of texts, in which no character has a meaning of its own. */
const LISTED = `t.kind = 'MUNICIPALITY' and ($1 = '' or strpos(${FOLDED_NAME}, $1) > 0)`;

/** The tenant. */
export const MUNICIPALITY = statement('tenancy.municipality', `select ${COLUMNS} from tenant t where t.id = $1`);

/** The folded search or nothing, name and id after which to begin, how many. */
export const MUNICIPALITIES = statement(
  'tenancy.municipalities',
  `select ${COLUMNS} from tenant t
   where ${LISTED} and ($2::text is null or (t.name, t.id) > ($2, $3::uuid))
   order by t.name, t.id limit $4`,
);

/** The folded search or nothing. */
export const MUNICIPALITIES_COUNT = statement(
  'tenancy.municipalities.count',
  `select count(*)::integer as count from tenant t where ${LISTED}`,
);
