import type { it } from './it/index.js';
import type { Language } from './language.js';

/** Every text the portal says. The Italian catalogue is the type: a text missing in another language does not compile. */
export type Messages = typeof it;

const catalogues: Partial<Record<Language, Messages>> = {};

/** The server registers every language; a browser only the one of its page. */
export function registerMessages(language: Language, messages: Messages): void {
  catalogues[language] = messages;
}

/** @throws when the language was not registered, which is a mistake of ours. */
export function messagesIn(language: Language): Messages {
  const messages = catalogues[language];
  if (messages === undefined) throw new Error(`No messages registered for ${language}`);
  return messages;
}
