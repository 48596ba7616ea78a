import { Inject, Injectable } from '@nestjs/common';
import { type PersonId, STAFF_DIRECTORY, type StaffDirectory } from '@casa/contracts';
import { type Clock, CLOCK, isId } from '@casa/kernel';
import { type Reader, TenantScope } from '@casa/platform/database';
import { type ManagedOffice, officeSettings } from '../../persistence/settings/office-settings.repository.js';
import { type ManagedService, serviceSettings } from '../../persistence/settings/service-settings.repository.js';
import type { SettingsManager } from './settings-manager.js';
import { versionOfOffice, versionOfService } from './settings-version.js';

/** Who changed something in the portal last; the name is null for who never worked here. */
export interface LastChange {
  readonly name: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** An office as its manager sees it. */
export interface OfficeSettingsView {
  readonly office: ManagedOffice;
  readonly version: string;
  readonly lastChange: LastChange | null;
  /** What its desks may give: every service of the municipality that is booked. */
  readonly bookable: readonly ManagedService[];
}

/** A service as its manager sees it. */
export interface ServiceSettingsView {
  readonly service: ManagedService;
  readonly version: string;
  readonly lastChange: LastChange | null;
  /** Where it is given, in the order of the offices. */
  readonly offices: readonly ManagedOffice[];
}

/** An office and the services it answers for. */
export interface DecidedOffice {
  readonly office: ManagedOffice;
  readonly services: readonly ManagedService[];
}

/** What managers decide about, as it stands. */
@Injectable()
export class ReadSettings {
  constructor(
    private readonly scope: TenantScope,
    @Inject(STAFF_DIRECTORY) private readonly staff: StaffDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The offices somebody decides about, in their order. */
  offices(manager: SettingsManager): Promise<DecidedOffice[]> {
    return this.read(manager, async (reader) => {
      const [offices, services] = await Promise.all([
        officeSettings.all(reader, manager.tenantId, this.clock.now()),
        serviceSettings.all(reader, manager.tenantId),
      ]);
      const own = offices.filter(({ id }) => manager.allowedAt(id) !== undefined);
      return own.map((office) => ({ office, services: services.filter(({ officeId }) => officeId === office.id) }));
    });
  }

  /** @returns undefined for an office that is not there or not theirs. */
  async office(manager: SettingsManager, officeId: string): Promise<OfficeSettingsView | undefined> {
    if (!isId(officeId)) return undefined;
    const found = await this.read(manager, async (reader) => {
      const office = await officeSettings.byId(reader, manager.tenantId, officeId, this.clock.now());
      if (!office || manager.allowedAt(office.id) === undefined) return undefined;
      return { office, bookable: await serviceSettings.all(reader, manager.tenantId) };
    });
    if (!found) return undefined;
    return { ...found, version: versionOfOffice(found.office.settings), lastChange: await this.lastChange(manager, found.office.managed) };
  }

  /** @returns undefined for a service that is not there, not booked, or answered for by an office that is not theirs. */
  async service(manager: SettingsManager, serviceId: string): Promise<ServiceSettingsView | undefined> {
    if (!isId(serviceId)) return undefined;
    const found = await this.read(manager, async (reader) => {
      const service = await serviceSettings.byId(reader, manager.tenantId, serviceId);
      if (!service || manager.allowedAt(service.officeId) === undefined) return undefined;
      const offices = await officeSettings.all(reader, manager.tenantId, this.clock.now());
      return { service, offices: offices.filter(({ id }) => service.givenAt.includes(id)) };
    });
    if (!found) return undefined;
    const { service } = found;
    return { ...found, version: versionOfService(service.settings), lastChange: await this.lastChange(manager, service.managed) };
  }

  private read<Found>({ tenantId }: SettingsManager, work: (reader: Reader) => Promise<Found>): Promise<Found> {
    return this.scope.read({ tenantId }, work);
  }

  private async lastChange(
    { tenantId }: SettingsManager,
    managed: { readonly by: PersonId; readonly at: number } | null,
  ): Promise<LastChange | null> {
    if (!managed) return null;
    const names = await this.staff.namesOf(tenantId, [managed.by]);
    return { name: names.get(managed.by) ?? null, at: managed.at };
  }
}
