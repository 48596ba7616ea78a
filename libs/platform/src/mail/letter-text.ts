import type { Letter } from './letter.js';

/** The letter as plain text. */
export function letterText(letter: Letter): string {
  const { greeting, opening, facts, list, notes, action, closing, privacy, contacts } = letter;
  const paragraphs = [
    greeting,
    opening,
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    list ? [`${list.label}:`, ...list.things.map((thing) => `- ${thing}`)].join('\n') : '',
    ...notes,
    action ? `${action.text}\n${action.url}\n${action.warning}` : '',
    closing.join('\n'),
    `${privacy.text} ${privacy.link}: ${privacy.url}`,
    // The separator that mail programs know a signature by.
    ['-- ', ...contacts.map(({ label, value }) => `${label}: ${value}`)].join('\n'),
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`;
}
