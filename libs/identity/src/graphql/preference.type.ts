import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Language } from '@casa/kernel';
import { DateTimeScalar, documentedEnum, InvalidInput, Refusal } from '@casa/platform/graphql';
import type { OwnPreferences } from '../application/preferences/own-preferences.js';
import type { PreferenceName } from '../domain/preference-name.js';
import { preferenceText } from '../domain/preference-texts.js';
import type { LegalGround } from '../domain/preferences.js';

export const PreferenceNameEnum = documentedEnum<PreferenceName>(
  'PreferenceName',
  'What a person decides with one municipality, by yes or no.',
  {
    APPOINTMENT_REMINDERS: 'An e-mail on the morning before each appointment.',
    SATISFACTION_SURVEY: 'An e-mail after an appointment that asks how it went.',
    MUNICIPAL_NEWS: 'News by e-mail.',
  },
);

export const LegalGroundEnum = documentedEnum<LegalGround>('LegalGround', 'Why the municipality may do it (GDPR, art. 6.1).', {
  PUBLIC_TASK: 'It belongs to the service, a task in the public interest (letter e); the person may do without it.',
  CONSENT: 'The person agreed (letter a and art. 7), and may take it back as easily.',
});

export const LetterLanguageEnum = documentedEnum<Language>('LetterLanguage', 'In which language letters are written, ISO 639-1.', {
  it: 'Italian.',
  en: 'English.',
});

@ObjectType('Preference', { description: 'Something a person decides with this municipality, as it stands.' })
export class PreferenceType {
  @Field(() => PreferenceNameEnum, { description: 'What.' })
  name!: PreferenceName;

  @Field(() => LegalGroundEnum, { description: 'Why the municipality may do it.' })
  ground!: LegalGround;

  @Field({ description: "What the person says by yes, in the caller's language: to be shown as it is." })
  text!: string;

  @Field(() => Int, { description: 'Of the text: what `setPreferences` takes.' })
  textVersion!: number;

  @Field({ description: 'What holds now; a consent to an earlier text holds no longer.' })
  value!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the person decided; null: never yet.' })
  decidedAt!: string | null;
}

@ObjectType('PastDecision', { description: 'Something a person decided once.' })
export class PastDecisionType {
  @Field(() => PreferenceNameEnum, { description: 'What about.' })
  name!: PreferenceName;

  @Field({ description: 'Yes or no.' })
  value!: boolean;

  @Field({ description: 'The text, as they read it.' })
  text!: string;

  @Field(() => Int, { description: 'Of the text.' })
  textVersion!: number;

  @Field(() => DateTimeScalar, { description: 'When.' })
  decidedAt!: string;
}

@ObjectType('MyPreferences', { description: 'How this municipality may write to the person. Other municipalities know nothing of it.' })
export class MyPreferencesType {
  @Field(() => [PreferenceType], { description: 'All there is to decide by yes or no.' })
  choices!: PreferenceType[];

  @Field(() => LetterLanguageEnum, {
    nullable: true,
    description: 'In which language the person wants letters; null: in that of what each is about, such as a booking.',
  })
  letterLanguage!: Language | null;

  @Field(() => [PastDecisionType], { description: 'What they decided, the last hundred times, the last first.' })
  history!: PastDecisionType[];
}

@ObjectType({ description: 'Decided, from now on.' })
export class PreferencesSet {
  @Field(() => MyPreferencesType, { description: 'As they stand now.' })
  preferences!: MyPreferencesType;
}

@ObjectType({ implements: () => Refusal, description: 'The text that was read is no longer in force: nothing was decided.' })
export class PreferenceTextChanged extends Refusal {}

export const SetPreferencesResult = createUnionType({
  name: 'SetPreferencesResult',
  description: 'What may come of deciding.',
  types: () => [PreferencesSet, PreferenceTextChanged, InvalidInput] as const,
});

const TEXT_CHANGED: Readonly<Record<Language, string>> = {
  it: 'Nel frattempo il testo è cambiato. Rileggilo e scegli di nuovo.',
  en: 'The text has changed in the meantime. Please read it again and choose anew.',
};

export function preferenceTextChanged(language: Language): PreferenceTextChanged {
  return Object.assign(new PreferenceTextChanged(), { message: TEXT_CHANGED[language] });
}

/** @param language of the caller. */
export function toMyPreferences({ choices, letterLanguage, history }: OwnPreferences, language: Language): MyPreferencesType {
  return {
    choices: choices.map(({ decidedAt, ...choice }) => ({
      ...choice,
      text: preferenceText(choice.name, choice.textVersion, language),
      decidedAt: decidedAt === undefined ? null : new Date(decidedAt).toISOString(),
    })),
    letterLanguage: letterLanguage ?? null,
    history: history.map(({ name, value, textVersion, language: read, decidedAt }) => ({
      ...{ name, value, textVersion },
      text: preferenceText(name, textVersion, read),
      decidedAt: new Date(decidedAt).toISOString(),
    })),
  };
}
