import { isToken } from '../manage/manage-cookie.server.js';

const LINK_PATH = /\/prenotazioni\/link\/([^/?#\s]+)/;

/** The token in a link as somebody copied it out of a mail, or the token alone. */
export function tokenOfLink(text: string): string | undefined {
  const trimmed = text.trim();
  const token = LINK_PATH.exec(trimmed)?.[1] ?? trimmed;
  return isToken(token) ? token : undefined;
}
