import type { TenantId } from '@casa/contracts';
import type { CurrentTenant } from '@casa/platform/graphql';
import { hostName } from '../domain/host-name.js';
import type { TenantStatus } from '../domain/tenant-status.js';
import type { DirectoryRow } from '../persistence/tenant-directory.repository.js';
import type { PortalAddresses } from './portal-addresses.js';

/** A tenant and whether it is served now. */
export interface KnownTenant {
  readonly tenant: CurrentTenant;
  readonly status: TenantStatus;
}

const byName = new Intl.Collator('it').compare;

/** One state of the directory; a change makes a new one, so that no request sees half of it. */
export class DirectoryIndex {
  /** By name. */
  readonly tenants: readonly KnownTenant[];
  private readonly rows: readonly DirectoryRow[];
  private readonly hosts: ReadonlyMap<string, KnownTenant>;

  constructor(
    private readonly addresses: PortalAddresses,
    rows: readonly DirectoryRow[],
  ) {
    this.rows = rows.toSorted((one, other) => byName(one.name, other.name));
    const known = this.rows.map((row) => ({ row, entry: knownTenant(row, addresses) }));
    this.tenants = known.map(({ entry }) => entry);
    // A listed host comes after the implied ones and so wins over another tenant's implied host of the same name.
    this.hosts = new Map([
      ...known.flatMap(({ row, entry }) => addresses.impliedHosts(row.slug, row.hosts).map((host) => [host, entry] as const)),
      ...known.flatMap(({ row, entry }) => row.hosts.map((host) => [host, entry] as const)),
    ]);
  }

  /** @param header as it came: with a port, in any case, or nonsense. */
  byHost(header: string | undefined): KnownTenant | undefined {
    const name = hostName(header);
    return name === undefined ? undefined : this.hosts.get(name);
  }

  /** The directory with one tenant as it is now; `row` undefined: it is no more. */
  with(tenantId: TenantId, row: DirectoryRow | undefined): DirectoryIndex {
    const others = this.rows.filter(({ id }) => id !== tenantId);
    return new DirectoryIndex(this.addresses, row ? [...others, row] : others);
  }
}

function knownTenant(row: DirectoryRow, addresses: PortalAddresses): KnownTenant {
  const { id, slug, kind, name, timeZone, patronSaint, status, hosts } = row;
  return { tenant: { id, slug, kind, name, timeZone, patronSaint, origin: addresses.origin(slug, hosts) }, status };
}
