import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MessagePage, type MessageProps } from './message.js';
import { SendFormPage } from './send-form.js';

/** Nothing is loaded but our sheet, nothing runs but the one script whose nonce this page knows. */
function policy({ formTarget, nonce }: { readonly formTarget: string; readonly nonce?: string }): string {
  const scripts = nonce === undefined ? '' : `script-src 'nonce-${nonce}'; `;
  return `default-src 'none'; style-src 'self'; ${scripts}form-action ${formTarget}; base-uri 'none'; frame-ancestors 'none'`;
}

/** Renders a page. React escapes whatever a municipality or a person is called; the portal has it already. */
export function sendPage(reply: FastifyReply, page: ReactNode, status = 200): FastifyReply {
  return send(reply.code(status), page, policy({ formTarget: "'self'" }));
}

export function sendMessage(reply: FastifyReply, status: number, message: MessageProps): FastifyReply {
  return send(reply.code(status), MessagePage(message), policy({ formTarget: "'none'" }));
}

/** A form that posts itself to a service provider, and to nobody else. */
export function sendForm(reply: FastifyReply, action: string, fields: Readonly<Record<string, string>>): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return send(reply, SendFormPage({ action, fields, nonce }), policy({ formTarget: new URL(action).origin, nonce }));
}

function send(reply: FastifyReply, page: ReactNode, contentSecurityPolicy: string): FastifyReply {
  return reply
    .header('content-security-policy', contentSecurityPolicy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>${renderToStaticMarkup(page)}`);
}
