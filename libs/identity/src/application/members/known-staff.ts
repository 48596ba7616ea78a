import { Inject, Injectable } from '@nestjs/common';
import type { LoanElsewhere, OfficeId, PersonId, StaffDirectory, TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { memberships } from '../../persistence/membership.repository.js';
import { openMemberName } from './member.js';

/** Answers for the people who work here to the modules they work with. */
@Injectable()
export class KnownStaff implements StaffDirectory {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async namesOf(tenantId: TenantId, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
    if (persons.length === 0) return new Map();
    const known = await this.scope.read({ tenantId }, (reader) => memberships.namesOf(reader, tenantId, persons));
    return new Map(known.map((member) => [member.personId, openMemberName(this.keys, member)]));
  }

  worksAt(tenantId: TenantId, personId: PersonId, officeId: OfficeId): Promise<boolean> {
    return this.scope.read({ tenantId }, (reader) => memberships.worksAt(reader, tenantId, personId, officeId, this.clock.now()));
  }

  async lendersOf(tenantId: TenantId, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, TenantId>> {
    if (persons.length === 0) return new Map();
    const found = await this.scope.read({ tenantId }, (reader) => memberships.lendersOf(reader, tenantId, persons));
    return new Map(found.flatMap(({ personId, lentBy }) => (lentBy === null ? [] : [[personId, lentBy] as const])));
  }

  async loansOf(home: TenantId, personId: PersonId): Promise<readonly LoanElsewhere[]> {
    const now = this.clock.now();
    const lent = await this.scope.read({ tenantId: home, personId }, (reader) => memberships.lentBy(reader, personId, home, now));
    // The offices are the other municipality's to tell.
    const loans = await Promise.all(
      lent.map(({ tenantId, id }) => this.scope.read({ tenantId }, (reader) => memberships.byId(reader, tenantId, id))),
    );
    return loans.flatMap((loan, index) => {
      const tenantId = lent[index]?.tenantId;
      return tenantId && loan?.validUntil ? [{ tenantId, offices: loan.offices, until: loan.validUntil }] : [];
    });
  }
}
