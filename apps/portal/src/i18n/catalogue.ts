import type { interactive } from './it/interactive.js';
import type { it } from './it/texts.js';
import type { Language } from './language.js';

/** Every text the portal says. The Italian catalogue is the type: a text missing in another language does not compile. */
export type Messages = typeof it;

/** The texts that travel to the browser with the pages that hydrate. */
export type InteractiveMessages = typeof interactive;

/** The texts of the pages that ship no script: only the server has them. */
export type ContentMessages = Omit<Messages, keyof InteractiveMessages>;

const interactiveTexts: Partial<Record<Language, InteractiveMessages>> = {};
const contentTexts: Partial<Record<Language, ContentMessages>> = {};

/** The server registers every language whole; a browser only what the pages of its language read. */
export function registerMessages(language: Language, messages: InteractiveMessages, content?: ContentMessages): void {
  interactiveTexts[language] = messages;
  if (content !== undefined) contentTexts[language] = content;
}

export function messagesIn(language: Language): InteractiveMessages {
  return registered(interactiveTexts[language], language);
}

export function contentIn(language: Language): ContentMessages {
  return registered(contentTexts[language], language);
}

/** @throws when the language was not registered, which is a mistake of ours. */
function registered<Texts>(texts: Texts | undefined, language: Language): Texts {
  if (texts === undefined) throw new Error(`These messages are not registered here in ${language}`);
  return texts;
}
