import type { AppointmentChannel } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import type { ServiceQuestion } from '../answers.js';
import type { SettingsProblem } from './hours.js';

const MINUTES_A_DAY = 1440;

/** Under which rules a service is booked. */
export interface ServiceRules {
  readonly minutes: number;
  /** Starts are offered every so many minutes from the opening. */
  readonly stepMinutes: number;
  readonly channels: readonly AppointmentChannel[];
  readonly openToNonResidents: boolean;
  readonly leadMinutes: number;
  readonly horizonDays: number;
  readonly changeUntilMinutes: number;
  readonly maxOpenPerPerson: number;
  /** Waking time somebody on the waiting list has to answer an offer. */
  readonly offerMinutes: number;
}

/** What citizens read before they book. */
export interface ServiceTexts {
  readonly description: LocalizedText;
  /** For whom, under which conditions. */
  readonly addressedTo: LocalizedText;
  readonly howTo: LocalizedText;
  /** What to bring, one entry a thing. */
  readonly needed: readonly LocalizedText[];
}

/** All that is decided about a service that is booked. */
export interface ServiceSettings {
  readonly rules: ServiceRules;
  readonly questions: readonly ServiceQuestion[];
  readonly texts: ServiceTexts;
}

/** A question as its manager writes it. */
export interface QuestionChange extends Omit<ServiceQuestion, 'code'> {
  /** Of one that is asked already; absent: a new one. */
  readonly code?: string;
}

/** What shall be otherwise; each part is given whole or not at all. */
export interface ServiceChange {
  readonly rules?: ServiceRules;
  readonly questions?: readonly QuestionChange[];
  readonly texts?: ServiceTexts;
}

/** What cannot be, each at its path in the change. */
export function problemsOfServiceChange({ rules, questions = [] }: ServiceChange, settings: ServiceSettings): SettingsProblem[] {
  return [
    ...(rules ? rulesProblems(rules) : []),
    ...questions.flatMap((question, place) => questionProblems(question, place, questions, settings)),
  ];
}

function rulesProblems({ leadMinutes, horizonDays, channels }: ServiceRules): SettingsProblem[] {
  return [
    // Nothing could ever be booked.
    ...(leadMinutes >= horizonDays * MINUTES_A_DAY ? [{ path: 'rules.leadMinutes', problem: 'LEAD_TOO_LONG' }] : []),
    ...(new Set(channels).size < channels.length ? [{ path: 'rules.channels', problem: 'INVALID' }] : []),
  ];
}

function questionProblems(
  { code, kind, choices = [] }: QuestionChange,
  place: number,
  all: readonly QuestionChange[],
  { questions }: ServiceSettings,
): SettingsProblem[] {
  const path = `questions.${place}`;
  if (code !== undefined && !questions.some((known) => known.code === code)) return [{ path: `${path}.code`, problem: 'NOT_FOUND' }];
  if (code !== undefined && all.findIndex((other) => other.code === code) < place) return [{ path: `${path}.code`, problem: 'INVALID' }];
  if (kind !== 'CHOICE') return choices.length > 0 ? [{ path: `${path}.choices`, problem: 'INVALID' }] : [];
  if (choices.length < 2) return [{ path: `${path}.choices`, problem: 'TWO_CHOICES' }];
  return new Set(choices.map(({ it }) => it)).size < choices.length ? [{ path: `${path}.choices`, problem: 'INVALID' }] : [];
}

/**
 * Questions with the codes that answers are kept under: those that were asked keep theirs, and how long an answer may be while it is given in
 * the same way; new ones get a code from their words.
 */
export function codedQuestions(changes: readonly QuestionChange[], known: readonly ServiceQuestion[]): ServiceQuestion[] {
  const taken = new Set(known.map(({ code }) => code));
  return changes.map(({ code, ...question }) => {
    const before = known.find((one) => one.code === code);
    const its = code ?? freeName(question.label.it, taken);
    taken.add(its);
    const maxLength = before?.kind === question.kind ? before.maxLength : undefined;
    return { code: its, ...question, ...(maxLength !== undefined && { maxLength }) };
  });
}

const LONGEST_NAME = 40;

/** A name in lower-case letters, digits and hyphens that nobody has: «Sportello 1» is sportello-1, the next one sportello-1-2. */
export function freeName(words: string, taken: ReadonlySet<string>): string {
  const plain = words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const base =
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, LONGEST_NAME)
      .replaceAll(/^-+|-+$/g, '') || 'voce';
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(name)) return name;
  }
}
