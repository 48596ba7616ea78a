import { Inject, Injectable } from '@nestjs/common';
import type { PersonId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { type Acting, AuditTrail, type CallerSession, isOver } from '@casa/platform/authz';
import { SealedReferences } from '@casa/platform/crypto';
import { type Reader, TenantScope } from '@casa/platform/database';
import { type AfterItem, type ListOf, type PersonItem, personItems } from '../persistence/person-item.repository.js';
import { APPOINTMENT_LINK } from './references.js';

/** One of a person's appointments, in whatever municipality. */
export interface OwnAppointment extends PersonItem {
  /** Of its manage link; undefined when there is nothing left to change, or it is not for who asks. */
  readonly manageToken?: string;
}

/** A page of it, and the instant by which the pages are ordered. */
export interface OwnAppointments {
  readonly rows: readonly OwnAppointment[];
  readonly count: number;
  readonly from: Date;
}

/**
 * A person's appointments over all municipalities: the next first, those gone by last. While they act for another, that person's in this
 * municipality alone, who reads that they were looked at; once the delegation is over, none.
 */
@Injectable()
export class ReadOwnAppointments {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param after where the page begins, with the instant of the first page: what is to come does not move between pages. */
  async execute(
    tenantId: TenantId,
    { personId, acting }: Pick<CallerSession, 'personId' | 'acting'>,
    after: (AfterItem & { readonly from: Date }) | undefined,
    limit: number,
  ): Promise<OwnAppointments> {
    const now = this.clock.now();
    const from = after?.from ?? now;
    if (acting && isOver(acting, now)) return { rows: [], count: 0, from };
    const page = acting
      ? await this.ofRepresented(tenantId, personId, acting, (reader, list) => personItems.page(reader, list, from, after, limit))
      : await this.scope.read({ tenantId, personId }, (reader) => personItems.page(reader, { personId }, from, after, limit));
    return { ...page, from, rows: page.rows.map((item) => this.withLink(item)) };
  }

  private ofRepresented<Page>(
    tenantId: TenantId,
    delegateId: PersonId,
    { delegationId, representedId: personId }: Acting,
    read: (reader: Reader, list: ListOf) => Promise<Page>,
  ): Promise<Page> {
    return this.scope.run({ tenantId }, async (transaction) => {
      const page = await read(transaction, { personId, shownTo: { tenantId, delegateId } });
      const entry = { action: 'read', subject: 'Appointment', subjectId: personId, actorId: delegateId, delegationId, personId };
      this.audit.record(transaction, tenantId, { ...entry, allowedBy: 'delegation' });
      return page;
    });
  }

  private withLink(item: PersonItem): OwnAppointment {
    if (item.status !== 'BOOKED' || item.past === 1 || !item.mayManage) return item;
    return { ...item, manageToken: this.references.make(APPOINTMENT_LINK, item.tenantId, item.id, item.linkVersion) };
  }
}
