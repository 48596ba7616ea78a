import { createCookie } from 'react-router';
import type { RoomDoorFragment } from '../gql/graphql.js';
import { LANGUAGES, localPath } from '../i18n/language.js';
import { isToken } from '../manage/manage-cookie.server.js';

/** Whoever comes too late reads why: so long after the room has closed its link still says. */
const DAY_SECONDS = 86_400;
const cookie = createCookie('casa_room', { httpOnly: true, sameSite: 'lax' });

/** Where the room of an appointment is entered by a link: each has a path, and thereby a cookie, of its own. */
export function roomPath(appointmentId: string): string {
  return `/stanza/${appointmentId}`;
}

/** The token of the room link, once it left the address. */
export async function readRoomToken(request: Request): Promise<string | undefined> {
  const value: unknown = await cookie.parse(request.headers.get('cookie'));
  return typeof value === 'string' && isToken(value) ? value : undefined;
}

/** One Set-Cookie for each language's pages: it holds until the room is over, however early the link was opened. */
export function roomCookies(
  token: string,
  { appointmentId, closesAt, now }: Pick<RoomDoorFragment, 'appointmentId' | 'closesAt' | 'now'>,
  isSecure: boolean,
): Promise<readonly string[]> {
  const maxAge = DAY_SECONDS + Math.max(0, Math.ceil((Date.parse(closesAt) - Date.parse(now)) / 1000));
  const path = roomPath(appointmentId);
  return Promise.all(LANGUAGES.map((language) => cookie.serialize(token, { path: localPath(path, language), maxAge, secure: isSecure })));
}
