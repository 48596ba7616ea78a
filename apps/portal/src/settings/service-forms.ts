import type { ChangeServiceSettingsInput, ServiceSettingsQuery } from '../gql/graphql.js';
import { CHANNEL, CHANNELS } from './desk-form.js';
import { isTicked, numberOf, type ReadForm, TICKED, tickedOf, ticks, type Values, valueOf } from './settings-form.js';

export type ServiceSettings = NonNullable<ServiceSettingsQuery['serviceSettings']>;
type InBoth = ServiceSettings['texts']['howTo'];

/** What a change of a service may say besides which service, and how it is sent. */
export type ServiceChange = Pick<ChangeServiceSettingsInput, 'rules' | 'questions' | 'texts'>;

export const RULE_NUMBERS = [
  'minutes',
  'stepMinutes',
  'leadMinutes',
  'horizonDays',
  'changeUntilMinutes',
  'maxOpenPerPerson',
  'offerMinutes',
] as const;
export type RuleNumber = (typeof RULE_NUMBERS)[number];

export function rulesValues({ rules }: Pick<ServiceSettings, 'rules'>): Values {
  return {
    ...Object.fromEntries(RULE_NUMBERS.map((name) => [name, String(rules[name])])),
    ...ticks(CHANNEL, rules.channels),
    ...(rules.openToNonResidents && { openToNonResidents: TICKED }),
  };
}

export function readRules(values: Values): ReadForm<ServiceChange> {
  const number = (name: RuleNumber) => numberOf(values, name);
  return {
    change: {
      rules: {
        ...{ minutes: number('minutes'), stepMinutes: number('stepMinutes'), leadMinutes: number('leadMinutes') },
        ...{ horizonDays: number('horizonDays'), changeUntilMinutes: number('changeUntilMinutes') },
        ...{ maxOpenPerPerson: number('maxOpenPerPerson'), offerMinutes: number('offerMinutes') },
        channels: CHANNELS.filter((channel) => tickedOf(values, CHANNEL).includes(channel)),
        openToNonResidents: isTicked(values, 'openToNonResidents'),
      },
    },
    fieldOf: (path) => {
      const name = path.split('.')[1] ?? '';
      return name === 'channels' ? `${CHANNEL}${CHANNELS[0]}` : name;
    },
  };
}

export const TEXT_FIELDS = ['description', 'addressedTo', 'howTo'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
const MOST_NEEDED = 30;

export const neededName = (place: number): string => `serve-${place}`;

/** The list, and room for two things more. */
export function neededCount(values: Values): number {
  const filled = Array.from({ length: MOST_NEEDED }, (_, place) => place).filter((place) => valueOf(values, neededName(place)) !== '');
  return Math.min(Math.max(...filled, -1) + 3, MOST_NEEDED);
}

export function textsValues({ texts }: Pick<ServiceSettings, 'texts'>): Values {
  const both = (name: string, { it, en }: InBoth): [string, string][] => [
    [name, it],
    [`${name}-en`, en ?? ''],
  ];
  return Object.fromEntries([
    ...TEXT_FIELDS.flatMap((name) => both(name, texts[name])),
    ...texts.needed.flatMap((text, place) => both(neededName(place), text)),
  ]);
}

export function readTexts(values: Values): ReadForm<ServiceChange> {
  const places = Array.from({ length: MOST_NEEDED }, (_, place) => neededName(place)).filter(
    (name) => valueOf(values, name) !== '' || valueOf(values, `${name}-en`) !== '',
  );
  return {
    change: {
      texts: {
        ...{ description: inBoth(values, 'description'), addressedTo: inBoth(values, 'addressedTo'), howTo: inBoth(values, 'howTo') },
        needed: places.map((name) => inBoth(values, name)),
      },
    },
    fieldOf: (path) => {
      const [, name = '', place = '', language = ''] = path.split('.');
      if (name !== 'needed') return place === 'en' ? `${name}-en` : name;
      const its = places[Number(place)] ?? neededName(0);
      return language === 'en' ? `${its}-en` : its;
    },
  };
}

const MOST_QUESTIONS = 20;
const PLACES = Array.from({ length: MOST_QUESTIONS }, (_, place) => place);
export const QUESTION_KINDS = ['TEXT', 'LONG_TEXT', 'CHOICE', 'YES_NO'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];
/** Between a choice in Italian and the same in English, one choice a line. */
const IN_ENGLISH = ' | ';

/** What of a question holds its kind; without one it is a line of text. */
const KIND = 'tipo';

/** The kind that a field of the form says; undefined for other fields. */
export function kindSaid(name: string, value: string): QuestionKind | undefined {
  return name.endsWith(`-${KIND}`) ? kindOf(value) : undefined;
}

function kindOf(value: string): QuestionKind {
  return QUESTION_KINDS.find((known) => known === value) ?? 'TEXT';
}

export const questionName = (place: number, field: string): string => `domanda-${place}-${field}`;

/** Places in the form: those asked now, or typed, and one more. */
export function questionCount(values: Values): number {
  const filled = PLACES.filter(
    (place) => valueOf(values, questionName(place, 'testo')) !== '' || valueOf(values, questionName(place, 'codice')) !== '',
  );
  return Math.min(Math.max(...filled, -1) + 2, MOST_QUESTIONS);
}

export function questionsValues({ questions }: Pick<ServiceSettings, 'questions'>): Values {
  return Object.fromEntries(
    questions.flatMap(({ code, label, hint, kind, required, choices }, place) => {
      const fields: Readonly<Record<string, string>> = {
        ...{ codice: code, posto: String(place + 1), testo: label.it, 'testo-en': label.en ?? '', aiuto: hint?.it ?? '' },
        ...{ 'aiuto-en': hint?.en ?? '', [KIND]: kind === 'TEXT' ? '' : kind, scelte: choices.map(choiceLine).join('\n') },
        ...(required && { obbligatoria: TICKED }),
      };
      return Object.entries(fields).map(([field, value]) => [questionName(place, field), value]);
    }),
  );
}

export function readQuestions(values: Values): ReadForm<ServiceChange> {
  const field = (place: number, name: string) => valueOf(values, questionName(place, name));
  const asked = PLACES.filter((place) => {
    const isThere = field(place, 'testo') !== '' || field(place, 'codice') !== '';
    return isThere && !isTicked(values, questionName(place, 'togli'));
  }).sort((a, b) => order(field(a, 'posto'), a) - order(field(b, 'posto'), b) || a - b);
  return {
    change: {
      questions: asked.map((place) => {
        const kind = kindOf(field(place, KIND));
        const hint = field(place, 'aiuto');
        return {
          ...{ code: field(place, 'codice') || null, kind, required: isTicked(values, questionName(place, 'obbligatoria')) },
          label: inBoth(values, questionName(place, 'testo')),
          hint: hint === '' ? null : inBoth(values, questionName(place, 'aiuto')),
          choices: kind === 'CHOICE' ? choicesOf(field(place, 'scelte')) : [],
        };
      }),
    },
    fieldOf: (path) => {
      const [, place = '', name = ''] = path.split('.');
      const names: Readonly<Record<string, string>> = { choices: 'scelte', hint: 'aiuto', kind: KIND };
      return questionName(asked[Number(place)] ?? 0, names[name] ?? 'testo');
    },
  };
}

/** Whoever types 1.5 or nothing means what stands there. */
function order(text: string, place: number): number {
  return /^\d{1,2}$/.test(text) ? Number(text) : place + 1;
}

function inBoth(values: Values, name: string): { it: string; en: string | null } {
  return { it: valueOf(values, name), en: valueOf(values, `${name}-en`) || null };
}

function choiceLine({ it, en }: InBoth): string {
  return en === null ? it : `${it}${IN_ENGLISH}${en}`;
}

function choicesOf(text: string): { it: string; en: string | null }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [it = '', en = ''] = line.split('|').map((part) => part.trim());
      return { it, en: en || null };
    });
}
