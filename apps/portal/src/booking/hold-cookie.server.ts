import { createCookie } from 'react-router';
import { LANGUAGES, localPath } from '../i18n/language.js';

/** A slot kept for the citizen while they type. */
export interface Hold {
  /** Which slot: a hold of another tab's slot is not this page's. */
  readonly slot: string;
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Kept a little beyond its end, so that a confirmation sent twice is still known as one. */
const GRACE_SECONDS = 300;
const cookie = createCookie('casa_hold', { httpOnly: true, sameSite: 'lax' });

export function slotKey(serviceId: string, officeId: string, channel: string, startsAt: string): string {
  return [serviceId, officeId, channel, new Date(startsAt).toISOString()].join(' ');
}

/**
 * The hold travels in a cookie the page's scripts cannot read: whoever has it may see what was booked with it, so it must not
 * stand in an address that a browser remembers.
 */
export async function readHold(request: Request): Promise<Hold | undefined> {
  const value: unknown = await cookie.parse(request.headers.get('cookie'));
  return isHold(value) ? value : undefined;
}

/** One Set-Cookie for each language's booking pages; `undefined` forgets the hold. */
export function holdCookies(hold: Hold | undefined, isSecure: boolean): Promise<readonly string[]> {
  const maxAge = hold === undefined ? 0 : Math.max(0, Math.round((Date.parse(hold.expiresAt) - Date.now()) / 1000)) + GRACE_SECONDS;
  return Promise.all(
    LANGUAGES.map((language) => cookie.serialize(hold ?? null, { path: localPath('/prenota', language), maxAge, secure: isSecure })),
  );
}

function isHold(value: unknown): value is Hold {
  return (
    typeof value === 'object' &&
    value !== null &&
    'slot' in value &&
    typeof value.slot === 'string' &&
    'token' in value &&
    typeof value.token === 'string' &&
    'expiresAt' in value &&
    typeof value.expiresAt === 'string' &&
    !Number.isNaN(Date.parse(value.expiresAt))
  );
}
