import { Inject, Injectable } from '@nestjs/common';
import { type PersonId, STAFF_DIRECTORY, type StaffDirectory } from '@casa/contracts';
import type { AgendaOperator } from './agenda-operator.js';

/** A colleague, as the operator's own municipality knows them. */
export interface Colleague {
  readonly name: string;
  readonly isCaller: boolean;
}

/** Who sits, serves, books or blocks. */
@Injectable()
export class NameColleagues {
  constructor(@Inject(STAFF_DIRECTORY) private readonly staff: StaffDirectory) {}

  /** In the order of the persons; null for who never worked here. */
  async execute({ tenantId, personId: caller }: AgendaOperator, persons: readonly PersonId[]): Promise<(Colleague | null)[]> {
    const names = await this.staff.namesOf(tenantId, persons);
    return persons.map((personId) => {
      const name = names.get(personId);
      return name === undefined ? null : { name, isCaller: personId === caller };
    });
  }
}
