import { Inject, Injectable } from '@nestjs/common';
import type { PersonId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { duplicates, type OpenItem } from '../../persistence/nearby/duplicate.projection.js';
import { APPOINTMENT_LINK } from '../references.js';

/** One of several appointments for the same service. */
export interface DuplicateAppointment extends OpenItem {
  /** Of its manage link. */
  readonly manageToken: string;
}

/** Appointments of one person for the same service, perhaps in several towns: which to keep is for them to say. */
@Injectable()
export class ReadDuplicates {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The person's other appointments for the service of one of theirs; none when it is somebody else's. */
  async of(tenantId: TenantId, personId: PersonId, id: string): Promise<DuplicateAppointment[]> {
    const items = await this.scope.read({ tenantId, personId }, (reader) =>
      duplicates.of(reader, personId, this.clock.now(), { tenantId, id }),
    );
    return items.map((item) => this.withLink(item));
  }

  /** A list for each service that the person has more than one appointment for, the next first. */
  async all(tenantId: TenantId, personId: PersonId): Promise<DuplicateAppointment[][]> {
    const items = await this.scope.read({ tenantId, personId }, (reader) => duplicates.all(reader, personId, this.clock.now()));
    return [...Map.groupBy(items, ({ template }) => template).values()].map((same) => same.map((item) => this.withLink(item)));
  }

  private withLink(item: OpenItem): DuplicateAppointment {
    return { ...item, manageToken: this.references.make(APPOINTMENT_LINK, item.tenantId, item.id, item.linkVersion) };
  }
}
