import type { Language } from '@casa/kernel';
import type { PersonId, TenantId } from './ids.js';

/** How a person wants one municipality to write to them. */
export interface LetterPreferences {
  /** Whether they want to be reminded of their appointments. */
  readonly reminders: boolean;
  /** Whether they agreed to be asked how an appointment went. */
  readonly surveys: boolean;
  /** Absent: the language of what the letter is about. */
  readonly language?: Language;
}

/** Answered by the module that keeps what persons decided; of somebody who decided nothing, by what holds until then. */
export interface PersonLetterPreferences {
  of(tenantId: TenantId, personId: PersonId): Promise<LetterPreferences>;
}

export const LETTER_PREFERENCES = Symbol('LetterPreferences');
