import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

const SUBMIT = 'document.forms[0].submit()';
const SUBMIT_HASH = createHash('sha256').update(SUBMIT).digest('base64');

export interface PostForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The HTTP POST binding: a form that sends itself to the identity provider, with a button where there is no JavaScript. */
export function sendPostForm(reply: FastifyReply, { action, fields }: PostForm): FastifyReply {
  const inputs = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`);
  const policy = `default-src 'none'; script-src 'sha256-${SUBMIT_HASH}'; form-action ${new URL(action).origin}; frame-ancestors 'none'; base-uri 'none'`;
  return reply
    .code(200)
    .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': policy })
    .send(
      `<!doctype html><html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Accesso</title></head>` +
        `<body><form method="post" action="${escaped(action)}">${inputs.join('')}<noscript><button>Continua</button></noscript></form>` +
        `<script>${SUBMIT}</script></body></html>`,
    );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
