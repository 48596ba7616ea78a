import type { PersonId, TenantId } from '@casa/contracts';
import { type Language, newId } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { PreferenceName } from '../domain/preference-name.js';
import type { Decision } from '../domain/preferences.js';

const OF_PERSON = statement(
  'identity.preferences-of-person',
  `select p.name, p.value, p.text_version as "textVersion", extract(epoch from p.decided_at)::float8 * 1000 as "decidedAt"
   from person_preference p where p.tenant_id = $1 and p.person_id = $2`,
);

const LANGUAGE = statement(
  'identity.letter-language-of-person',
  'select language from person_letter_language where tenant_id = $1 and person_id = $2',
);

const HISTORY = statement(
  'identity.preference-history-of-person',
  `select h.name, h.value, h.text_version as "textVersion", h.language, extract(epoch from h.decided_at)::float8 * 1000 as "decidedAt"
   from person_preference_history h where h.tenant_id = $1 and h.person_id = $2
   order by h.decided_at desc, h.id desc limit $3`,
);

// Of two who say the same at the same moment, one decides.
const DECIDE = statement(
  'identity.decide-preference',
  `with decided as (
     insert into person_preference as p (tenant_id, person_id, name, value, text_version, decided_at)
     values ($1, $2, $4, $5, $6, $8)
     on conflict (tenant_id, person_id, name) do update
     set value = excluded.value, text_version = excluded.text_version, decided_at = excluded.decided_at
     where (p.value, p.text_version) <> (excluded.value, excluded.text_version)
     returning p.name)
   insert into person_preference_history (tenant_id, id, person_id, name, value, text_version, language, decided_at)
   select $1, $3, $2, name, $5, $6, $7, $8 from decided`,
);

const CHOOSE_LANGUAGE = statement(
  'identity.choose-letter-language',
  `insert into person_letter_language (tenant_id, person_id, language, decided_at) values ($1, $2, $3, $4)
   on conflict (tenant_id, person_id) do update set language = excluded.language, decided_at = excluded.decided_at`,
);

const FORGET_LANGUAGE = statement(
  'identity.forget-letter-language',
  'delete from person_letter_language where tenant_id = $1 and person_id = $2',
);

/** What stands of a preference. */
export interface StoredDecision extends Decision {
  readonly name: PreferenceName;
  /** Epoch milliseconds. */
  readonly decidedAt: number;
}

/** What was decided once, and in which language the text was read. */
export interface PastDecision extends StoredDecision {
  readonly language: Language;
}

/** Every query of what persons decided with a municipality. */
export const preferences = {
  ofPerson(reader: Reader, tenantId: TenantId, personId: PersonId): Promise<StoredDecision[]> {
    return reader.rows<StoredDecision>(OF_PERSON, [tenantId, personId]);
  },

  /** @returns undefined when the person chose none. */
  async languageOf(reader: Reader, tenantId: TenantId, personId: PersonId): Promise<Language | undefined> {
    const [row] = await reader.rows<{ language: Language }>(LANGUAGE, [tenantId, personId]);
    return row?.language;
  },

  /** The last first. */
  history(reader: Reader, tenantId: TenantId, personId: PersonId, limit: number): Promise<PastDecision[]> {
    return reader.rows<PastDecision>(HISTORY, [tenantId, personId, limit]);
  },

  /** Also into the history, unless it is so already. */
  decide(
    writer: Writer,
    tenantId: TenantId,
    personId: PersonId,
    { name, value, textVersion, language }: Omit<PastDecision, 'decidedAt'>,
    now: Date,
  ): void {
    writer.send(DECIDE, [tenantId, personId, newId<'PreferenceDecision'>(), name, value, textVersion, language, now]);
  },

  /** @param language null: none of their own. */
  chooseLanguage(writer: Writer, tenantId: TenantId, personId: PersonId, language: Language | null, now: Date): void {
    if (language === null) writer.send(FORGET_LANGUAGE, [tenantId, personId]);
    else writer.send(CHOOSE_LANGUAGE, [tenantId, personId, language, now]);
  },
};
