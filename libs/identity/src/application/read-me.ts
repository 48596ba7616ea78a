import { Inject, Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import type { CallerSession } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import type { PersonClaims } from '../domain/person-claims.js';
import { delegations } from '../persistence/delegation.repository.js';
import { persons } from '../persistence/person.repository.js';
import { sessions } from '../persistence/session.repository.js';
import type { Federation } from '../saml/types.js';
import { type ActingFor, actingFor } from './delegations/delegation-views.js';
import { openContact, openIdentity } from './person-seal.js';

/** Who is logged in, as they see themselves. */
export interface Myself extends PersonClaims {
  readonly federation: Federation;
  /** The address of their own choice, if they gave one. */
  readonly contactEmail?: string;
  readonly contactVerified: boolean;
  /** For whom they act, when it is not themselves; it may be over. */
  readonly acting?: ActingFor;
}

@Injectable()
export class ReadMe {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns undefined when the session ended this very moment. */
  async execute(tenantId: TenantId, { id, personId, acting }: CallerSession): Promise<Myself | undefined> {
    const [person, federation, delegation] = await this.scope.read({ tenantId, personId }, (reader) =>
      Promise.all([
        persons.byId(reader, personId),
        sessions.federationOf(reader, tenantId, id),
        acting && delegations.byId(reader, tenantId, acting.delegationId),
      ]),
    );
    if (!person || !federation) return undefined;
    const { contactSealed, contactVerified, identitySealed } = person;
    return {
      ...openIdentity(this.keys, personId, identitySealed),
      federation,
      ...(contactSealed !== null && { contactEmail: openContact(this.keys, personId, contactSealed) }),
      contactVerified,
      ...(delegation && { acting: actingFor(this.keys, delegation, this.clock.now()) }),
    };
  }
}
