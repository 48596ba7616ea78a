import type { ContentMessages } from '../i18n/catalogue.js';

interface RecordedAccess {
  readonly action: string;
  readonly subject: string;
  readonly allowedBy: string;
}

/** An identity provider and the level it vouched for. */
const LOGIN = /^(?:https?:\/\/)?([^\s/]+)\S* level (\d)$/;

/** An entry of the audit in plain words; a code that is newer than these words stays as it is, so that nothing is hidden. */
export function accessInWords({ action, subject, allowedBy }: RecordedAccess, { account, members }: ContentMessages): RecordedAccess {
  const { actions, subjects, reasons, vouched } = account.log;
  return {
    action: wordFor(actions, action),
    subject: wordFor(subjects, subject),
    allowedBy: reason(allowedBy, { ...members.roles, ...reasons }, vouched),
  };
}

function reason(code: string, words: Readonly<Record<string, string>>, vouched: (provider: string, level: number) => string): string {
  const [, provider, level] = LOGIN.exec(code) ?? [];
  return provider === undefined ? wordFor(words, code) : vouched(provider, Number(level));
}

function wordFor(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}
