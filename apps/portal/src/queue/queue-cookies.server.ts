import { randomUUID } from 'node:crypto';
import { createCookie } from 'react-router';
import { LANGUAGES, localPath } from '../i18n/language.js';
import { isToken } from '../manage/manage-cookie.server.js';

const DAY_SECONDS = 86_400;
const KIOSK_SECONDS = 400 * DAY_SECONDS;
/** A machine shows a ticket for so long at most; then it is the next person's. */
const SHOWN_SECONDS = 120;

/** What the waiting room's pages remember, and where: a cookie that no script reads. */
const COOKIES = {
  /** The link of the person's own ticket. */
  ticket: { cookie: createCookie('casa_ticket', { httpOnly: true, sameSite: 'lax' }), path: '/coda', maxAge: DAY_SECONDS },
  /** The ticket that a machine has just given. */
  given: { cookie: createCookie('casa_given', { httpOnly: true, sameSite: 'lax' }), path: '/totem', maxAge: SHOWN_SECONDS },
  /** What a machine is known by to its office. */
  kiosk: { cookie: createCookie('casa_kiosk', { httpOnly: true, sameSite: 'lax' }), path: '/totem', maxAge: KIOSK_SECONDS },
} as const;

export type QueueCookie = keyof typeof COOKIES;

export async function readQueueCookie(request: Request, name: QueueCookie): Promise<string | undefined> {
  const value: unknown = await COOKIES[name].cookie.parse(request.headers.get('cookie'));
  return typeof value === 'string' && isToken(value) ? value : undefined;
}

/** Adds one Set-Cookie for each language's pages; `undefined` forgets the token. */
export async function writeQueueCookie(headers: Headers, name: QueueCookie, token: string | undefined, isSecure: boolean): Promise<void> {
  const { cookie, path, maxAge } = COOKIES[name];
  for (const language of LANGUAGES) {
    const options = { path: localPath(path, language), maxAge: token === undefined ? 0 : maxAge, secure: isSecure };
    headers.append('set-cookie', await cookie.serialize(token ?? '', options));
  }
}

const device = createCookie('casa_device', { httpOnly: true, sameSite: 'lax', path: '/' });

/**
 * What the browser is known by while numbers are taken, so that a second press is known for one: random, for a day, and nothing else's. A new one
 * is added to the headers.
 */
export async function deviceOf(request: Request, headers: Headers, isSecure: boolean): Promise<string> {
  const known: unknown = await device.parse(request.headers.get('cookie'));
  if (typeof known === 'string' && isToken(known)) return known;
  const fresh = randomUUID();
  headers.append('set-cookie', await device.serialize(fresh, { maxAge: DAY_SECONDS, secure: isSecure }));
  return fresh;
}
