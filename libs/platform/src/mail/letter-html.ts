import { type Html, html } from './html.js';
import type { Letter } from './letter.js';

/** Mail programs drop style sheets: styles stand on the elements, in few kinds. All text is at least 4.5:1 on its ground. */
const STYLES = {
  page: 'margin:0;padding:0;background:#f2f4f7;color:#17324d;font-family:Titillium Web,Segoe UI,Roboto,Arial,sans-serif;font-size:16px;line-height:1.5',
  sheet: 'max-width:600px;margin:0 auto;background:#ffffff',
  body: 'padding:24px',
  title: 'margin:0 0 24px;font-size:22px;line-height:1.3;color:#17324d',
  facts: 'margin:24px 0;padding:16px;background:#f2f4f7;border-radius:4px',
  term: 'margin:0;font-size:14px;color:#435a70',
  fact: 'margin:0 0 12px;font-weight:600;overflow-wrap:anywhere',
  plain: 'margin:0 0 16px',
  address: 'margin:0 0 16px;font-size:14px;overflow-wrap:anywhere',
  small: 'margin:0 0 8px;font-size:14px;color:#435a70;overflow-wrap:anywhere',
} as const;

/** The letter as a page of its own: one column, no tables, no images, nothing fetched. */
export function letterHtml(letter: Letter): string {
  const { language, subject, municipality, primaryColor, greeting, opening, facts, list, notes, action, closing, privacy, contacts } =
    letter;
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${subject}</title>
      </head>
      <body style="${STYLES.page}">
        <div lang="${language}" style="${STYLES.sheet}">
          <header style="padding:16px 24px;background:${primaryColor};color:#ffffff;font-size:18px;font-weight:600">${municipality}</header>
          <main style="${STYLES.body}">
            <h1 style="${STYLES.title}">${subject}</h1>
            <p style="${STYLES.plain}">${greeting}<br />${opening}</p>
            ${facts.length > 0 ? factsBlock(facts, primaryColor) : undefined} ${list && listBlock(list)}
            ${notes.map((note) => html`<p style="${STYLES.plain}">${note}</p>`)} ${action && actionBlock(action, primaryColor)}
            ${closing.map((sentence) => html`<p style="${STYLES.small}">${sentence}</p>`)}
            <p style="${STYLES.small}">${privacy.text} <a href="${privacy.url}" style="color:${primaryColor}">${privacy.link}</a></p>
          </main>
          <footer style="margin:0 24px;padding:16px 0;border-top:1px solid #c5c7c9">
            ${contacts.map((contact) => contactLine(contact, primaryColor))}
          </footer>
        </div>
      </body>
    </html> `;
  return page.source;
}

function factsBlock(facts: Letter['facts'], color: string): Html {
  return html`<dl style="${STYLES.facts}">
    ${facts.map(
      ({ label, value, url }) =>
        html`<dt style="${STYLES.term}">${label}</dt>
          <dd style="${STYLES.fact}">${url ? html`<a href="${url}" style="color:${color}">${value}</a>` : value}</dd>`,
    )}
  </dl>`;
}

function listBlock({ label, things }: NonNullable<Letter['list']>): Html {
  return html`<h2 style="margin:0 0 8px;font-size:18px">${label}</h2>
    <ul style="${STYLES.plain}">
      ${things.map((thing) => html`<li>${thing}</li>`)}
    </ul>`;
}

function contactLine({ label, value, url }: Letter['contacts'][number], color: string): Html {
  return html`<p style="${STYLES.small}">${label}: ${url ? html`<a href="${url}" style="color:${color}">${value}</a>` : value}</p>`;
}

/** The address is written out too: whoever mistrusts buttons in mails is right to. */
function actionBlock({ text, label, url, warning }: NonNullable<Letter['action']>, color: string): Html {
  return html`<p style="${STYLES.plain}">${text}</p>
    <p style="${STYLES.plain}">
      <a
        href="${url}"
        style="display:inline-block;padding:12px 24px;border-radius:4px;background:${color};color:#ffffff;font-weight:600;text-decoration:none"
        >${label}</a
      >
    </p>
    <p style="${STYLES.address}"><a href="${url}" style="color:${color}">${url}</a></p>
    <p style="${STYLES.plain}">${warning}</p>`;
}
