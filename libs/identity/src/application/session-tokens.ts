import { hash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** What the cookie of a session holds: known to the browser alone, stored as its SHA-256. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** @returns undefined for what was never a token. */
export function digestOfToken(token: string): Buffer | undefined {
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? hash('sha256', token, 'buffer') : undefined;
}
