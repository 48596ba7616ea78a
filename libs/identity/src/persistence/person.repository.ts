import type { PersonId } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import { type Reader, statement, type TenantScope, type Writer } from '@casa/platform/database';

const FIND = statement('identity.find-person', 'select find_person($1, $2) as id');

const ADD = statement(
  'identity.add-person',
  `insert into person (id, fiscal_digest, foreign_digest, identity_sealed, created_at, seen_at) values ($1, $2, $3, $4, $5, $5)`,
);

const SEEN = statement('identity.person-seen', 'update person set identity_sealed = $2, seen_at = $3 where id = $1');

const READ = statement(
  'identity.read-person',
  `select identity_sealed as "identitySealed", contact_sealed as "contactSealed", contact_version as "contactVersion",
          contact_verified_at is not null as "contactVerified", contact_language as "contactLanguage",
          extract(epoch from contact_link_ends_at)::float8 * 1000 as "contactLinkEndsAt"
   from person where id = $1`,
);

const CONTACT = statement(
  'identity.person-contact',
  `update person set contact_sealed = $2, contact_language = $3, contact_link_ends_at = $4, contact_verified_at = null,
                     contact_version = contact_version + 1
   where id = $1
   returning contact_version as version`,
);

const VERIFIED = statement(
  'identity.person-contact-verified',
  `update person set contact_verified_at = $3 where id = $1 and contact_version = $2 and contact_link_ends_at > $3
   returning contact_sealed as "contactSealed"`,
);

/** What a person is looked up by, without being stored: digests of the codice fiscale, or of a foreign identifier. */
export interface PersonDigests {
  readonly fiscal: Buffer | null;
  readonly foreign: Buffer | null;
}

export interface StoredPerson {
  readonly identitySealed: string;
  readonly contactSealed: string | null;
  readonly contactVersion: number;
  readonly contactVerified: boolean;
  /** In which language the person is written to. */
  readonly contactLanguage: Language | null;
  /** Until when the link to verify the address holds; epoch milliseconds. */
  readonly contactLinkEndsAt: number | null;
}

/** An address of the person's own choice, to be verified by a link. */
export interface NewContact {
  readonly sealed: string;
  readonly language: Language;
  readonly linkEndsAt: Date;
}

/** Every query of persons. Row security shows each their own row only. */
export const persons = {
  async find(scope: TenantScope, { fiscal, foreign }: PersonDigests): Promise<PersonId | undefined> {
    const [row] = await scope.directory<{ id: PersonId | null }>(FIND, [fiscal, foreign]);
    return row?.id ?? undefined;
  },

  add(writer: Writer, id: PersonId, { fiscal, foreign }: PersonDigests, identitySealed: string, now: Date): void {
    writer.send(ADD, [id, fiscal, foreign, identitySealed, now]);
  },

  seen(writer: Writer, id: PersonId, identitySealed: string, now: Date): void {
    writer.send(SEEN, [id, identitySealed, now]);
  },

  async byId(reader: Reader, id: PersonId): Promise<StoredPerson | undefined> {
    const [row] = await reader.rows<StoredPerson>(READ, [id]);
    return row;
  },

  /** @returns the version that a link to verify the address is made for. */
  async changeContact(reader: Reader, id: PersonId, contact: NewContact): Promise<number> {
    const { sealed, language, linkEndsAt } = contact;
    const [row] = await reader.rows<{ version: number }>(CONTACT, [id, sealed, language, linkEndsAt]);
    if (!row) throw new Error('the person is not there');
    return row.version;
  },

  /** @returns the address, sealed; undefined when it is another now or the link's time is over. */
  async verifyContact(reader: Reader, id: PersonId, version: number, now: Date): Promise<string | undefined> {
    const [row] = await reader.rows<{ contactSealed: string }>(VERIFIED, [id, version, now]);
    return row?.contactSealed;
  },
};
