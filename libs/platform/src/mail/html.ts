/** Markup that is safe to put into a page. */
export class Html {
  constructor(readonly source: string) {}
}

type Part = string | Html | undefined | readonly Html[];

/** Builds markup from a template: every text put in is escaped, only what is markup already is not. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(template.reduce((source, literal, index) => source + rendered(parts[index - 1]) + literal));
}

function rendered(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.source;
  if (typeof part === 'string') return escaped(part);
  return part.map(({ source }) => source).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
