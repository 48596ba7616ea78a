import { Injectable } from '@nestjs/common';
import { type BookingCaller, ManageQueue } from '@casa/booking';
import type { OfficeId } from '@casa/contracts';
import { statement, TenantScope } from '@casa/platform/database';
import { TenantDirectoryRepository } from '@casa/tenancy';
import { OperatorError } from '../operator-error.js';

const TOWN = 'bari';
const OFFICES_WITH_QUEUE = ['urp', 'anagrafe-centrale'];

const OFFICES = statement('ops.queue-offices', 'select id from office where tenant_id = $1 and slug = any($2) and retired_at is null');

/** Opens waiting rooms at Bari, so that a demonstration has a ticket machine, a screen and numbers from home. A second time nothing is new. */
@Injectable()
export class DemonstrationQueues {
  constructor(
    private readonly scope: TenantScope,
    private readonly directory: TenantDirectoryRepository,
    private readonly manage: ManageQueue,
  ) {}

  /** @returns how many were opened. */
  async open(): Promise<number> {
    const tenant = (await this.directory.all()).find(({ slug }) => slug === TOWN);
    if (!tenant) throw new OperatorError(`There is no municipality ${TOWN}: run casa tenant apply --all first.`);
    const caller: BookingCaller = { tenantId: tenant.id, tenantSlug: TOWN, patronSaint: tenant.patronSaint, language: 'it' };
    const offices = await this.scope.read({ tenantId: tenant.id }, (reader) =>
      reader.rows<{ id: OfficeId }>(OFFICES, [tenant.id, OFFICES_WITH_QUEUE]),
    );
    for (const { id } of offices) await this.openAt(caller, id);
    return offices.length;
  }

  private async openAt(caller: BookingCaller, officeId: OfficeId): Promise<void> {
    const manager = { allowedAt: () => 'casa seed' };
    const queue = await this.manage.read(caller, manager, officeId);
    if (!queue || queue.settings.open) return;
    // Any screen may be the machine here: a demonstration has no hardware.
    await this.manage.change(caller, manager, officeId, {
      ...queue.settings,
      ...{ open: true, knownKiosksOnly: false, home: { minutes: 30, meters: 5000, atMost: 20 } },
      services: queue.offered
        .slice(0, 26)
        .map(({ id }, place) => ({ serviceId: id, letter: String.fromCharCode(65 + place), walkIns: true })),
    });
  }
}
