/** What a form of the settings says, by the names of its fields; a box that is not ticked is empty. */
export type Values = Readonly<Record<string, string>>;

/** What is sent with every form of the settings, beside its own fields. */
export const OWN_FIELDS = ['intent', 'versione', 'settimana'] as const;

/** A part of a change, and where in the form each of its problems is shown. */
export interface ReadForm<Change> {
  readonly change: Change;
  /** The field of a problem's path; undefined: it is the form's. */
  readonly fieldOf: (path: string) => string | undefined;
  /** A field with a day that is none: then nothing is asked of the API. */
  readonly noDay?: string;
}

export function readValues(form: FormData): Values {
  const own: readonly string[] = OWN_FIELDS;
  return Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      own.includes(name) || typeof value !== 'string' ? [] : [[name, value.replaceAll('\r\n', '\n').trim()]],
    ),
  );
}

export function valueOf(values: Values, name: string): string {
  return values[name] ?? '';
}

export const TICKED = 'si';

export function isTicked(values: Values, name: string): boolean {
  return valueOf(values, name) === TICKED;
}

/** The boxes of several that are ticked, by what follows the prefix. */
export function tickedOf(values: Values, prefix: string): string[] {
  return Object.keys(values)
    .filter((name) => name.startsWith(prefix) && isTicked(values, name))
    .map((name) => name.slice(prefix.length));
}

/** Ticks for several boxes. */
export function ticks(prefix: string, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [`${prefix}${name}`, TICKED]));
}

/** Below every range, so that the field's own message is shown. */
const NO_NUMBER = -1;

export function numberOf(values: Values, name: string): number {
  const text = valueOf(values, name);
  return /^\d{1,6}$/.test(text) ? Number(text) : NO_NUMBER;
}

/** As people write a time, as it is kept: «9», «9.30», «9:30» are 09:00 and 09:30. What is no time stays for the API to refuse. */
export function timeOf(text: string): string {
  const parts = /^(?<hours>\d{1,2})(?:[.:,](?<minutes>\d{2}))?$/.exec(text)?.groups;
  return parts ? `${(parts['hours'] ?? '').padStart(2, '0')}:${parts['minutes'] ?? '00'}` : text;
}

/** Where what was typed is not what is there now. */
export interface Difference {
  readonly name: string;
  readonly now: string;
  readonly typed: string;
}

export function differences(now: Values, typed: Values): Difference[] {
  return [...new Set([...Object.keys(now), ...Object.keys(typed)])]
    .map((name) => ({ name, now: valueOf(now, name), typed: valueOf(typed, name) }))
    .filter((difference) => difference.now !== difference.typed);
}
