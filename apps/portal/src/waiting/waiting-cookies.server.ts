import { createCookie } from 'react-router';
import { LANGUAGES, localPath } from '../i18n/language.js';
import { isToken } from '../manage/manage-cookie.server.js';

const ONE_HOUR_SECONDS = 3600;

/** The tokens of the two links of the waiting list, once they left the address. */
const COOKIES = {
  entry: createCookie('casa_waiting', { httpOnly: true, sameSite: 'lax' }),
  offer: createCookie('casa_offer', { httpOnly: true, sameSite: 'lax' }),
} as const;

export type WaitingCookie = keyof typeof COOKIES;

export async function readWaitingToken(request: Request, name: WaitingCookie): Promise<string | undefined> {
  const value: unknown = await COOKIES[name].parse(request.headers.get('cookie'));
  return typeof value === 'string' && isToken(value) ? value : undefined;
}

/** One Set-Cookie for each language's pages. */
export async function waitingCookies(name: WaitingCookie, token: string, isSecure: boolean): Promise<Headers> {
  const headers = new Headers();
  for (const language of LANGUAGES) {
    const options = { path: localPath('/lista-attesa', language), maxAge: ONE_HOUR_SECONDS, secure: isSecure };
    headers.append('set-cookie', await COOKIES[name].serialize(token, options));
  }
  return headers;
}
