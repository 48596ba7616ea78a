import { Injectable } from '@nestjs/common';
import type { OfficeId } from '@casa/contracts';
import { EmployPerson } from '@casa/identity';
import type { GivenRole } from '@casa/platform/authz';
import { statement, TenantScope } from '@casa/platform/database';
import { TenantDirectoryRepository } from '@casa/tenancy';
import { OperatorError } from '../operator-error.js';

/** Somebody of the demonstration's identity provider who works at a town. */
export interface StaffMember {
  readonly town: string;
  readonly role: GivenRole;
  /** Slugs; none for every office. */
  readonly offices: readonly string[];
  readonly fiscalCode: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}

/** Invented, as the persons of the demonstration's identity provider are: known by the same invented codici fiscali. */
export const STAFF: readonly StaffMember[] = [
  {
    ...{ town: 'bari', role: 'OPERATOR', offices: ['urp'] },
    ...{ fiscalCode: 'RNRNNA80C58A662G', givenName: 'Anna', familyName: 'Ranieri', email: 'a.ranieri@comune.bari.example' },
  },
  {
    ...{ town: 'altamura', role: 'OPERATOR', offices: [] },
    ...{ fiscalCode: 'DNRVTI76L09A225J', givenName: 'Vito', familyName: 'Denora', email: 'v.denora@comune.altamura.example' },
  },
  {
    ...{ town: 'bari', role: 'ADMINISTRATOR', offices: [] },
    ...{ fiscalCode: 'MSTPLA69T04A662M', givenName: 'Paolo', familyName: 'Mastrandrea', email: 'p.mastrandrea@comune.bari.example' },
  },
  {
    ...{ town: 'bari', role: 'OFFICE_MANAGER', offices: ['urp', 'anagrafe-centrale'] },
    ...{ fiscalCode: 'DGGCHR87R67A662R', givenName: 'Chiara', familyName: 'De Giglio', email: 'c.degiglio@comune.bari.example' },
  },
  {
    ...{ town: 'metropoli', role: 'ANALYST', offices: [] },
    ...{ fiscalCode: 'CSSLNE90A61A662U', givenName: 'Elena', familyName: 'Cassano', email: 'e.cassano@metropoli.bari.example' },
  },
  {
    ...{ town: 'metropoli', role: 'PLATFORM_ADMINISTRATOR', offices: [] },
    ...{ fiscalCode: 'BBRTMS82H30A662C', givenName: 'Tommaso', familyName: 'Abbrescia', email: 't.abbrescia@metropoli.bari.example' },
  },
];

const OFFICES = statement('ops.offices-by-slug', 'select id from office where tenant_id = $1 and slug = any($2)');

/** Gives the demonstration's staff what they may do, so that they need no invitation. A second time nothing is new. */
@Injectable()
export class DemonstrationStaff {
  constructor(
    private readonly scope: TenantScope,
    private readonly directory: TenantDirectoryRepository,
    private readonly employment: EmployPerson,
  ) {}

  async employ(): Promise<void> {
    for (const { town, role, offices, email, ...claims } of STAFF) {
      const tenantId = await this.directory.idOf(town);
      if (!tenantId) throw new OperatorError(`There is no municipality ${town}: run casa tenant apply --all first.`);
      const rows = await this.scope.read({ tenantId }, (reader) => reader.rows<{ id: OfficeId }>(OFFICES, [tenantId, offices]));
      await this.employment.execute(tenantId, { claims, email, role, offices: rows.map(({ id }) => id), allowedBy: 'casa seed' });
    }
  }
}
