import { Inject, Injectable } from '@nestjs/common';
import { type PersonId, STAFF_DIRECTORY, type StaffDirectory, TENANT_INDEX, type TenantId, type TenantIndex } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { type StaffedDesk, virtualDesks } from '../../persistence/virtual-desks/virtual-desk.repository.js';

/** A desk of another municipality. */
export interface DeskElsewhere extends StaffedDesk {
  readonly tenantId: TenantId;
  /** When the loan ends. */
  readonly until: Date;
}

/** The desks that somebody staffs in other municipalities, lent by the one that asks. */
@Injectable()
export class ReadDesksElsewhere {
  constructor(
    private readonly scope: TenantScope,
    @Inject(STAFF_DIRECTORY) private readonly staff: StaffDirectory,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One transaction a municipality; each tells what whoever is lent would see there, by hour and channel alone. */
  async execute(home: TenantId, personId: PersonId): Promise<DeskElsewhere[]> {
    const now = this.clock.now();
    const loans = await this.staff.loansOf(home, personId);
    const found = await Promise.all(
      loans
        .filter(({ tenantId }) => this.tenants.isServed(tenantId))
        .map(async ({ tenantId, offices, until }) => {
          const desks = await this.scope.read({ tenantId }, (reader) => virtualDesks.staffed(reader, tenantId, offices, now));
          return desks.map((desk) => ({ ...desk, tenantId, until }));
        }),
    );
    return found.flat();
  }
}
