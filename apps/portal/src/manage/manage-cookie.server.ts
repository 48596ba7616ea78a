import { createCookie } from 'react-router';
import { LANGUAGES, localPath } from '../i18n/language.js';

const ONE_HOUR_SECONDS = 3600;
/** Letters of a token that may stand in a cookie; nothing else is one of ours. */
const TOKEN = /^[A-Za-z0-9._~-]{8,512}$/;
const cookie = createCookie('casa_manage', { httpOnly: true, sameSite: 'lax' });

export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** The token of the manage link, once it left the address. */
export async function readManageToken(request: Request): Promise<string | undefined> {
  const value: unknown = await cookie.parse(request.headers.get('cookie'));
  return typeof value === 'string' && isToken(value) ? value : undefined;
}

/** One Set-Cookie for each language's pages; `undefined` forgets the token. */
export function manageCookies(token: string | undefined, isSecure: boolean): Promise<readonly string[]> {
  return Promise.all(
    LANGUAGES.map((language) =>
      cookie.serialize(token ?? '', {
        path: localPath('/prenotazioni', language),
        maxAge: token === undefined ? 0 : ONE_HOUR_SECONDS,
        secure: isSecure,
      }),
    ),
  );
}
