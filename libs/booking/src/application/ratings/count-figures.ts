import { Inject, Injectable } from '@nestjs/common';
import { type FiguresDueEvent, TENANT_INDEX, type TenantId, type TenantIndex } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { RATING_DAYS } from '../../domain/ratings/visit.js';
import { addDays, localDay } from '../../domain/zoned-time.js';
import { officeFigures } from '../../persistence/ratings/office-figure.repository.js';

const HOUR_MS = 3_600_000;
/** Counted every hour; a day and more is looked back, so that a worker may be away over night. */
const LOOKED_BACK_HOURS = 36;

/** Counts the figures of offices from what happened, into the table that is read. Done again it gives the same. */
@Injectable()
export class CountFigures {
  constructor(
    private readonly scope: TenantScope,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One day of an office. */
  async day({ tenantId, officeId, day }: FiguresDueEvent): Promise<void> {
    await this.scope.run({ tenantId }, (transaction) => officeFigures.count(transaction, tenantId, officeId, [day]));
  }

  /** What may have changed since the last time; each office in a transaction of its own. */
  async lately(tenantId: TenantId): Promise<void> {
    const now = this.clock.now();
    const calendar = this.tenants.calendarOf(tenantId);
    if (!calendar) return;
    const today = localDay(now.getTime(), calendar.timeZone);
    const days = { first: addDays(today, -RATING_DAYS - 1), last: today };
    const since = new Date(now.getTime() - LOOKED_BACK_HOURS * HOUR_MS);
    const due = await this.scope.read({ tenantId }, (reader) => officeFigures.due(reader, tenantId, days, since));
    for (const office of due) {
      await this.scope.run({ tenantId }, async (transaction) => {
        await officeFigures.count(transaction, tenantId, office.officeId, office.days);
        officeFigures.noteFirstFree(transaction, tenantId, office.officeId, localDay(now.getTime(), office.timeZone), now);
      });
    }
  }
}
