import type { TenantCalendar, TenantId, TenantIndex } from '@casa/contracts';
import type { TestTenant } from '@casa/testing';

/** A directory that a test fills itself, at once: the real one follows the database's notifications. */
export class KnownTowns implements TenantIndex {
  private readonly towns = new Map<TenantId, TestTenant>();

  add(...towns: readonly TestTenant[]): void {
    for (const town of towns) this.towns.set(town.id, town);
  }

  kindOf(tenantId: TenantId): TestTenant['kind'] | undefined {
    return this.towns.get(tenantId)?.kind;
  }

  nameOf(tenantId: TenantId): string | undefined {
    return this.towns.get(tenantId)?.name;
  }

  originOf(tenantId: TenantId): string | undefined {
    const town = this.towns.get(tenantId);
    return town && `https://${town.slug}.example`;
  }

  calendarOf(tenantId: TenantId): TenantCalendar | undefined {
    const town = this.towns.get(tenantId);
    return town && { timeZone: 'Europe/Rome', patronSaint: { name: 'Santo patrono', month: 5, day: 8 } };
  }

  isServed(tenantId: TenantId): boolean {
    return this.towns.has(tenantId);
  }
}
