import { Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import type { CallerSession } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import type { PersonClaims } from '../domain/person-claims.js';
import { persons } from '../persistence/person.repository.js';
import { sessions } from '../persistence/session.repository.js';
import type { Federation } from '../saml/types.js';
import { openContact, openIdentity } from './person-seal.js';

/** Who is logged in, as they see themselves. */
export interface Myself extends PersonClaims {
  readonly federation: Federation;
  /** The address of their own choice, if they gave one. */
  readonly contactEmail?: string;
  readonly contactVerified: boolean;
}

@Injectable()
export class ReadMe {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
  ) {}

  /** @returns undefined when the session ended this very moment. */
  async execute(tenantId: TenantId, { id, personId }: CallerSession): Promise<Myself | undefined> {
    const [person, federation] = await this.scope.read({ tenantId, personId }, (reader) =>
      Promise.all([persons.byId(reader, personId), sessions.federationOf(reader, tenantId, id)]),
    );
    if (!person || !federation) return undefined;
    const { contactSealed, contactVerified, identitySealed } = person;
    return {
      ...openIdentity(this.keys, personId, identitySealed),
      federation,
      ...(contactSealed !== null && { contactEmail: openContact(this.keys, personId, contactSealed) }),
      contactVerified,
    };
  }
}
