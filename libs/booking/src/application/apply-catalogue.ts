import { Inject, Injectable } from '@nestjs/common';
import type { CatalogueChanges, CatalogueSpec, CatalogueWriter, DeskId, OfficeId, ServiceId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import type { Transaction } from '@casa/platform/database';
import { deskRows, officeRow, serviceRow } from '../persistence/catalogue.rows.js';
import { DeskEntity } from '../persistence/desk.entity.js';
import { OfficeEntity } from '../persistence/office.entity.js';
import { reconcile, total } from '../persistence/reconcile.js';
import { replaceSchedules } from '../persistence/schedule.repository.js';
import { ServiceEntity } from '../persistence/service.entity.js';

/**
 * Writes a municipality's catalogue as its folder says, and nothing where they agree already. What left the folder is retired: its
 * appointments still know their office, desk and service.
 */
@Injectable()
export class ApplyCatalogue implements CatalogueWriter<Transaction> {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async apply(transaction: Transaction, tenantId: TenantId, catalogue: CatalogueSpec): Promise<CatalogueChanges> {
    const { em } = transaction;
    const now = this.clock.now();
    const offices = await reconcile<OfficeId>(
      em,
      OfficeEntity,
      tenantId,
      catalogue.offices.map((office, position) => officeRow(office, position)),
      ({ slug }) => String(slug),
      now,
    );
    const services = await reconcile<ServiceId>(
      em,
      ServiceEntity,
      tenantId,
      catalogue.services.map((service, position) => serviceRow(service, position, offices.idOf(service.responsibleOffice))),
      ({ slug }) => String(slug),
      now,
    );
    const desks = await reconcile<DeskId>(
      em,
      DeskEntity,
      tenantId,
      catalogue.offices.flatMap((office) => deskRows(office, offices.idOf(office.slug))),
      ({ officeId, slug }) => `${String(officeId)} ${String(slug)}`,
      now,
    );
    const deskOf = (office: string, desk: string) => desks.idOf(`${offices.idOf(office)} ${desk}`);
    const schedules = await replaceSchedules(transaction, tenantId, catalogue, {
      office: offices.idOf,
      service: services.idOf,
      desk: deskOf,
    });
    return total([offices.changes, services.changes, desks.changes, schedules]);
  }
}
