/** What a person decides with one municipality, by yes or no. */
export const PREFERENCE_NAMES = ['APPOINTMENT_REMINDERS', 'SATISFACTION_SURVEY', 'MUNICIPAL_NEWS'] as const;
export type PreferenceName = (typeof PREFERENCE_NAMES)[number];
