import { Inject, Injectable } from '@nestjs/common';
import type { PersonId, TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { type AfterItem, type PersonItem, personItems } from '../persistence/person-item.repository.js';
import { APPOINTMENT_LINK } from './references.js';

/** One of a person's appointments, in whatever municipality. */
export interface OwnAppointment extends PersonItem {
  /** Of its manage link; undefined when there is nothing left to change. */
  readonly manageToken?: string;
}

/** A page of it, and the instant by which the pages are ordered. */
export interface OwnAppointments {
  readonly rows: readonly OwnAppointment[];
  readonly count: number;
  readonly from: Date;
}

/** A person's appointments over all municipalities: the next first, those gone by last. */
@Injectable()
export class ReadOwnAppointments {
  constructor(
    private readonly scope: TenantScope,
    private readonly references: SealedReferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param after where the page begins, with the instant of the first page: what is to come does not move between pages. */
  async execute(
    tenantId: TenantId,
    personId: PersonId,
    after: (AfterItem & { readonly from: Date }) | undefined,
    limit: number,
  ): Promise<OwnAppointments> {
    const from = after?.from ?? this.clock.now();
    const page = await this.scope.read({ tenantId, personId }, (reader) => personItems.ofPerson(reader, personId, from, after, limit));
    return { ...page, from, rows: page.rows.map((item) => this.withLink(item)) };
  }

  private withLink(item: PersonItem): OwnAppointment {
    if (item.status !== 'BOOKED' || item.past === 1) return item;
    return { ...item, manageToken: this.references.make(APPOINTMENT_LINK, item.tenantId, item.id, item.linkVersion) };
  }
}
