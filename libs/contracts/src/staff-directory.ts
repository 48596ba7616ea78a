import type { OfficeId, PersonId, TenantId } from './ids.js';

/** What other modules may know of the people who work for a municipality. */
export interface StaffDirectory {
  /** Names as their administrator wrote them, also of people who work here no longer; whoever never did has none. */
  namesOf(tenantId: TenantId, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>;
  /** Whether somebody serves citizens at an office, now; not whoever is lent for virtual desks alone. */
  worksAt(tenantId: TenantId, personId: PersonId, officeId: OfficeId): Promise<boolean>;
  /** Which municipality lends each of some persons, also of those who work here no longer; of its own it says nothing. */
  lendersOf(tenantId: TenantId, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, TenantId>>;
  /** Where a municipality lends somebody to serve at virtual desks, now. */
  loansOf(home: TenantId, personId: PersonId): Promise<readonly LoanElsewhere[]>;
}

/** Somebody serves at virtual desks of another municipality. */
export interface LoanElsewhere {
  /** Where. */
  readonly tenantId: TenantId;
  /** None: every office. */
  readonly offices: readonly OfficeId[];
  readonly until: Date;
}

/** Answered by the module that keeps the people. */
export const STAFF_DIRECTORY = Symbol('StaffDirectory');
