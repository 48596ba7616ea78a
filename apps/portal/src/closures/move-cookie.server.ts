import { createCookie } from 'react-router';
import { LANGUAGES, localPath } from '../i18n/language.js';
import { isToken } from '../manage/manage-cookie.server.js';

const ONE_HOUR_SECONDS = 3600;
const cookie = createCookie('casa_move', { httpOnly: true, sameSite: 'lax' });

/** The token of the link in the letter about a closure, once it left the address. */
export async function readMoveToken(request: Request): Promise<string | undefined> {
  const value: unknown = await cookie.parse(request.headers.get('cookie'));
  return typeof value === 'string' && isToken(value) ? value : undefined;
}

/** One Set-Cookie for each language's pages. */
export async function moveCookies(token: string, isSecure: boolean): Promise<Headers> {
  const headers = new Headers();
  for (const language of LANGUAGES) {
    const options = { path: localPath('/nuovo-orario', language), maxAge: ONE_HOUR_SECONDS, secure: isSecure };
    headers.append('set-cookie', await cookie.serialize(token, options));
  }
  return headers;
}
