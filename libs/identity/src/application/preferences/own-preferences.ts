import type { PersonId, TenantId } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import type { Reader } from '@casa/platform/database';
import { PREFERENCE_NAMES, type PreferenceName } from '../../domain/preference-name.js';
import { currentVersion } from '../../domain/preference-texts.js';
import { holdsNow, type LegalGround, PREFERENCES } from '../../domain/preferences.js';
import { type PastDecision, preferences } from '../../persistence/preference.repository.js';

const MOST_HISTORY = 100;

/** One of the things a person decides, as it stands. */
export interface OwnPreference {
  readonly name: PreferenceName;
  readonly ground: LegalGround;
  /** Of the text in force: what a decision is about. */
  readonly textVersion: number;
  readonly value: boolean;
  /** Epoch milliseconds; absent: nothing was decided yet. */
  readonly decidedAt?: number;
}

/** Everything a person decides with one municipality, and has decided. */
export interface OwnPreferences {
  readonly choices: readonly OwnPreference[];
  /** Absent: the language of what each letter is about. */
  readonly letterLanguage?: Language;
  /** The last hundred, the last first. */
  readonly history: readonly PastDecision[];
}

export async function ownPreferences(reader: Reader, tenantId: TenantId, personId: PersonId): Promise<OwnPreferences> {
  const [stored, letterLanguage, history] = await Promise.all([
    preferences.ofPerson(reader, tenantId, personId),
    preferences.languageOf(reader, tenantId, personId),
    preferences.history(reader, tenantId, personId, MOST_HISTORY),
  ]);
  const choices = PREFERENCE_NAMES.map((name): OwnPreference => {
    const decided = stored.find((one) => one.name === name);
    return {
      name,
      ground: PREFERENCES[name].ground,
      textVersion: currentVersion(name),
      value: holdsNow(name, decided),
      ...(decided && { decidedAt: decided.decidedAt }),
    };
  });
  return { choices, ...(letterLanguage && { letterLanguage }), history };
}
