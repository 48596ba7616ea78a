import type { PreferenceName } from './preference-name.js';
import { currentVersion } from './preference-texts.js';

/**
 * Why the municipality may do it (GDPR): it belongs to the service, a task in the public interest (art. 6.1.e), which the person may do
 * without all the same; or the person agreed (art. 6.1.a), and may take that back as easily (art. 7.3).
 */
export const LEGAL_GROUNDS = ['PUBLIC_TASK', 'CONSENT'] as const;
export type LegalGround = (typeof LEGAL_GROUNDS)[number];

interface Preference {
  readonly ground: LegalGround;
  /** What holds until the person decides. Silence is no consent (recital 32). */
  readonly initially: boolean;
}

export const PREFERENCES: Readonly<Record<PreferenceName, Preference>> = {
  APPOINTMENT_REMINDERS: { ground: 'PUBLIC_TASK', initially: true },
  SATISFACTION_SURVEY: { ground: 'CONSENT', initially: false },
  MUNICIPAL_NEWS: { ground: 'CONSENT', initially: false },
};

/** What a person decided, and on which version of the text. */
export interface Decision {
  readonly value: boolean;
  readonly textVersion: number;
}

/** What holds now. Who agreed, agreed to the text they read: to a later one they are asked anew. */
export function holdsNow(name: PreferenceName, decided: Decision | undefined): boolean {
  const { ground, initially } = PREFERENCES[name];
  if (!decided) return initially;
  return decided.value && (ground !== 'CONSENT' || decided.textVersion === currentVersion(name));
}

/** A decision in the words of the audit. */
export function actionOf(name: PreferenceName, value: boolean): 'agree' | 'withdraw' | 'change' {
  if (PREFERENCES[name].ground !== 'CONSENT') return 'change';
  return value ? 'agree' : 'withdraw';
}
