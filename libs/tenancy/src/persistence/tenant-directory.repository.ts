import { Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { statement, TenantScope } from '@casa/platform/database';
import type { PatronSaintSpec, TenantKind } from '../domain/tenant-spec.js';
import type { TenantStatus } from '../domain/tenant-status.js';

/** What is needed of a tenant before it is entered. */
export interface DirectoryRow {
  readonly id: TenantId;
  readonly slug: string;
  readonly kind: TenantKind;
  readonly status: TenantStatus;
  readonly name: string;
  readonly timeZone: string;
  readonly patronSaint: PatronSaintSpec;
  readonly hosts: readonly string[];
}

const COLUMNS = `id, slug, kind, status, name, time_zone as "timeZone", patron_saint as "patronSaint"`;

const ALL = statement('tenancy.directory', `select ${COLUMNS}, hosts from tenant_directory()`);

const ONE = statement(
  'tenancy.directory.one',
  `select ${COLUMNS}, array(select host from tenant_host where tenant_id = $1 order by position) as hosts from tenant where id = $1`,
);

const ID_OF_SLUG = statement('tenancy.directory.slug', `select id from tenant_directory() where slug = $1`);

const TAKEN_HOST = statement(
  'tenancy.directory.taken-host',
  `select slug, host from tenant_directory(), unnest(hosts) as host where host = any($1) and slug <> $2 limit 1`,
);

/** The directory of all tenants, as the database has it. */
@Injectable()
export class TenantDirectoryRepository {
  constructor(private readonly scope: TenantScope) {}

  /** By name. */
  all(): Promise<DirectoryRow[]> {
    return this.scope.directory<DirectoryRow>(ALL);
  }

  /** @returns undefined when the tenant is no more. */
  async one(tenantId: TenantId): Promise<DirectoryRow | undefined> {
    const [row] = await this.scope.read({ tenantId }, (reader) => reader.rows<DirectoryRow>(ONE, [tenantId]));
    return row;
  }

  async idOf(slug: string): Promise<TenantId | undefined> {
    const [row] = await this.scope.directory<{ id: TenantId }>(ID_OF_SLUG, [slug]);
    return row?.id;
  }

  /** The first of the hosts that another tenant than `slug` has. */
  async takenHost(hosts: readonly string[], slug: string): Promise<{ readonly host: string; readonly slug: string } | undefined> {
    const [row] = await this.scope.directory<{ host: string; slug: string }>(TAKEN_HOST, [hosts, slug]);
    return row;
  }
}
