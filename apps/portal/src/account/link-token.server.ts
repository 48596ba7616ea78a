import { isToken } from '../manage/manage-cookie.server.js';

/** The token of a link in a mail, when it can be one. */
export function readLinkToken(value: FormDataEntryValue | null): string | undefined {
  return typeof value === 'string' && isToken(value) ? value : undefined;
}
