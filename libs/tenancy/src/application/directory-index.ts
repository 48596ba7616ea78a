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

interface Entry extends KnownTenant {
  readonly listedHosts: readonly string[];
  readonly impliedHosts: readonly string[];
}

const byName = new Intl.Collator('it').compare;

/** One state of the directory; a change makes a new one, so that no request sees half of it. */
export class DirectoryIndex {
  private readonly hosts: ReadonlyMap<string, Entry>;
  private readonly ids: ReadonlyMap<TenantId, Entry>;

  private constructor(
    private readonly addresses: PortalAddresses,
    private readonly entries: readonly Entry[],
  ) {
    const hosts = new Map<string, Entry>();
    for (const entry of entries) for (const host of entry.impliedHosts) hosts.set(host, entry);
    // A listed host comes after the implied ones and so wins over another tenant's implied host of the same name.
    for (const entry of entries) for (const host of entry.listedHosts) hosts.set(host, entry);
    this.hosts = hosts;
    this.ids = new Map(entries.map((entry) => [entry.tenant.id, entry]));
  }

  static of(addresses: PortalAddresses, rows: readonly DirectoryRow[]): DirectoryIndex {
    return new DirectoryIndex(addresses, inOrder(rows.map((row) => entryOf(row, addresses))));
  }

  byId(tenantId: TenantId): KnownTenant | undefined {
    return this.ids.get(tenantId);
  }

  /** By name. */
  get tenants(): readonly KnownTenant[] {
    return this.entries;
  }

  /** @param header as it came: with a port, in any case, or nonsense. */
  byHost(header: string | undefined): KnownTenant | undefined {
    const name = hostName(header);
    return name === undefined ? undefined : this.hosts.get(name);
  }

  /** The directory with one tenant as it is now; `row` undefined: it is no more. */
  with(tenantId: TenantId, row: DirectoryRow | undefined): DirectoryIndex {
    const others = this.entries.filter(({ tenant }) => tenant.id !== tenantId);
    return new DirectoryIndex(this.addresses, row ? inOrder([...others, entryOf(row, this.addresses)]) : others);
  }
}

function inOrder(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((one, other) => byName(one.tenant.name, other.tenant.name));
}

function entryOf({ status, hosts, ...row }: DirectoryRow, addresses: PortalAddresses): Entry {
  return {
    tenant: { ...row, origin: addresses.origin(row.slug, hosts) },
    status,
    listedHosts: hosts,
    impliedHosts: addresses.impliedHosts(row.slug, hosts),
  };
}
