import type { Letter } from './letter.js';

/** The letter as plain text. */
export function letterText(letter: Letter): string {
  const { greeting, opening, facts, bring, notes, manage, closing, privacy, contacts } = letter;
  const paragraphs = [
    greeting,
    opening,
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    ...(bring ? [[`${bring.label}:`, ...bring.things.map((thing) => `- ${thing}`)].join('\n')] : []),
    ...notes,
    ...(manage ? [`${manage.text}\n${manage.url}\n${manage.warning}`] : []),
    closing.join('\n'),
    `${privacy.text} ${privacy.link}: ${privacy.url}`,
    // The separator that mail programs know a signature by.
    ['-- ', ...contacts.map(({ label, value }) => `${label}: ${value}`)].join('\n'),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}
