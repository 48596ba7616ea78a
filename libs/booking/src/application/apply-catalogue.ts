import { Inject, Injectable } from '@nestjs/common';
import type {
  AppliedCatalogue,
  ApplyOptions,
  CatalogueSpec,
  CatalogueWriter,
  DeskId,
  OfficeId,
  ServiceId,
  TenantId,
} from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import type { Transaction } from '@casa/platform/database';
import { deskRows, officeRow, serviceRow } from '../persistence/catalogue.rows.js';
import { DeskEntity } from '../persistence/desk.entity.js';
import { freeTimeChanges } from '../persistence/nearby/free-time-change.js';
import { OfficeEntity } from '../persistence/office.entity.js';
import { reconcile, total } from '../persistence/reconcile.js';
import { replaceSchedules } from '../persistence/schedule.repository.js';
import { ServiceEntity } from '../persistence/service.entity.js';
import { officeSettings } from '../persistence/settings/office-settings.repository.js';
import { serviceSettings } from '../persistence/settings/service-settings.repository.js';

/**
 * Writes a municipality's catalogue as its folder says, and nothing where they agree already. What left the folder is retired: its
 * appointments still know their office, desk and service. An office or a service that was changed in the portal is the portal's.
 */
@Injectable()
export class ApplyCatalogue implements CatalogueWriter<Transaction> {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async apply(
    transaction: Transaction,
    tenantId: TenantId,
    catalogue: CatalogueSpec,
    { overwrite = false }: ApplyOptions = {},
  ): Promise<AppliedCatalogue> {
    const { em } = transaction;
    const now = this.clock.now();
    // What a manager is about to save is read as they leave it.
    await officeSettings.lockAll(transaction, tenantId);
    await serviceSettings.lockAll(transaction, tenantId);
    const isManaged = ({ managedAt }: Readonly<Record<string, unknown>>) => !overwrite && managedAt != null;
    const managed = overwrite ? [] : await em.find(OfficeEntity, { tenantId, managedAt: { $ne: null } }, { orderBy: { position: 'asc' } });
    const managedServices = overwrite
      ? []
      : await em.find(ServiceEntity, { tenantId, managedAt: { $ne: null } }, { orderBy: { position: 'asc' } });
    const portalOffices = new Map(managed.map(({ slug, id }) => [slug, id]));
    const offices = await reconcile<OfficeId>(
      em,
      OfficeEntity,
      tenantId,
      catalogue.offices.map((office, position) => officeRow(office, position)),
      ({ slug }) => String(slug),
      now,
      isManaged,
    );
    const services = await reconcile<ServiceId>(
      em,
      ServiceEntity,
      tenantId,
      catalogue.services.map((service, position) => serviceRow(service, position, offices.idOf(service.responsibleOffice))),
      ({ slug }) => String(slug),
      now,
      isManaged,
    );
    const portalOfficeIds = new Set<unknown>(portalOffices.values());
    const desks = await reconcile<DeskId>(
      em,
      DeskEntity,
      tenantId,
      catalogue.offices.filter(({ slug }) => !portalOffices.has(slug)).flatMap((office) => deskRows(office, offices.idOf(office.slug))),
      ({ officeId, slug }) => `${String(officeId)} ${String(slug)}`,
      now,
      ({ officeId }) => portalOfficeIds.has(officeId),
    );
    const deskOf = (office: string, desk: string) => desks.idOf(`${offices.idOf(office)} ${desk}`);
    const ids = { office: offices.idOf, service: services.idOf, desk: deskOf };
    const schedules = await replaceSchedules(transaction, tenantId, catalogue, ids, portalOffices);
    const changes = total([offices.changes, services.changes, desks.changes, schedules]);
    if (changes.created + changes.updated + changes.removed > 0) freeTimeChanges.ofAll(transaction, tenantId, now);
    const leftAlone = [...managed.map(({ slug }) => `office ${slug}`), ...managedServices.map(({ slug }) => `service ${slug}`)];
    return { ...changes, ...(leftAlone.length > 0 && { leftAlone }) };
  }
}
