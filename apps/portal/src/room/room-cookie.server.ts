import { createCookie } from 'react-router';
import { LANGUAGES, localPath } from '../i18n/language.js';
import { isToken } from '../manage/manage-cookie.server.js';

/** The longest a room is open. */
const DAY_SECONDS = 86_400;
const PATH = '/stanza';
const cookie = createCookie('casa_room', { httpOnly: true, sameSite: 'lax' });

/** The token of the room link, once it left the address. */
export async function readRoomToken(request: Request): Promise<string | undefined> {
  const value: unknown = await cookie.parse(request.headers.get('cookie'));
  return typeof value === 'string' && isToken(value) ? value : undefined;
}

/** One Set-Cookie for each language's pages. */
export function roomCookies(token: string, isSecure: boolean): Promise<readonly string[]> {
  return Promise.all(
    LANGUAGES.map((language) => cookie.serialize(token, { path: localPath(PATH, language), maxAge: DAY_SECONDS, secure: isSecure })),
  );
}
