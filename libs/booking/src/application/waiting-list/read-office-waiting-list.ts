import { Injectable } from '@nestjs/common';
import { isId } from '@casa/kernel';
import type { OfficeId, PersonId, TenantId } from '@casa/contracts';
import { AuditTrail } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { openWaitingCitizen, waitingEntries, type WaitingEntry } from '../../persistence/waiting-list/waiting-entry.repository.js';
import {
  type AfterWaiting,
  type OfficeWaiting,
  type ServiceWaiting,
  waitingPlaces,
} from '../../persistence/waiting-list/waiting-place.projection.js';

/** Who waits, as far as the municipality may know: somebody who entered the list elsewhere stays nobody until they accept. */
export interface WaitingContact {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly telephone: string | null;
}

export interface OfficeWaitingRow extends OfficeWaiting {
  readonly contact?: WaitingContact;
}

export interface OfficeWaitingList {
  readonly services: readonly ServiceWaiting[];
  readonly rows: readonly OfficeWaitingRow[];
}

/** The waiting list of an office, for those who work there. Whose name was read goes to the audit. */
@Injectable()
export class ReadOfficeWaitingList {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly audit: AuditTrail,
  ) {}

  /** @param limit one more than a page, to know whether there are more: the last is not read of. */
  async execute(
    tenantId: TenantId,
    actor: { readonly personId: PersonId; readonly allowedBy: string },
    officeId: string,
    after: AfterWaiting | undefined,
    limit: number,
  ): Promise<OfficeWaitingList | undefined> {
    if (!isId(officeId)) return undefined;
    const office = officeId as OfficeId;
    return this.scope.run({ tenantId }, async (transaction) => {
      const [services, listed] = await Promise.all([
        waitingPlaces.countsAt(transaction, tenantId, office),
        waitingPlaces.pageAt(transaction, tenantId, office, after, limit),
      ]);
      const page = listed.slice(0, limit - 1);
      const entries = await waitingEntries.byIds(
        transaction,
        tenantId,
        page.map(({ entryId }) => entryId),
      );
      const read = page.map((row) => this.withContact(transaction, tenantId, actor, row, entries.get(row.entryId)));
      return { services, rows: [...read, ...listed.slice(page.length)] };
    });
  }

  private withContact(
    transaction: Transaction,
    tenantId: TenantId,
    actor: { readonly personId: PersonId; readonly allowedBy: string },
    row: OfficeWaiting,
    entry: WaitingEntry | undefined,
  ): OfficeWaitingRow {
    const citizen = entry && openWaitingCitizen(this.keys, entry);
    if (!citizen) return row;
    const { givenName, familyName, email, telephone } = citizen;
    const { personId: actorId, allowedBy } = actor;
    const about = { ...(entry.personId && { personId: entry.personId }), actorId, allowedBy };
    this.audit.record(transaction, tenantId, { action: 'read', subject: 'WaitingEntry', subjectId: entry.id, ...about });
    return { ...row, contact: { givenName, familyName, email, telephone: telephone ?? null } };
  }
}
