import { refuse } from './refusal.js';
import { AUTHN_FAILED, PROTOCOL, REQUESTER, SUCCESS, VERSION_MISMATCH } from './vocabulary.js';
import { attributeOf, onlyChild, textOf } from './xml-reader.js';

/** What a response says of its request. */
export interface Status {
  readonly code: string;
  readonly subordinate?: string;
  readonly message?: string;
}

const SPID_ERROR = /^ErrorCode\s+nr\s?(\d{1,2})$/i;
/** About the person: too many attempts, no such credentials, timeout, no consent, suspended, cancelled, wrong kind of identity. */
const USER_ERRORS = [19, 20, 21, 22, 23, 25, 30];
const FIRST_REQUEST_ERROR = 8;
const LAST_REQUEST_ERROR = 18;

/** Refuses with STRUCTURE when there is no status, or none that says anything. */
export function statusOf(response: Element): Status {
  const status = onlyChild(response, PROTOCOL, 'Status');
  const code = onlyChild(status, PROTOCOL, 'StatusCode');
  const value = attributeOf(code, 'Value');
  if (!value) return refuse('STRUCTURE', 'there is no status');
  const subordinate = attributeOf(onlyChild(code, PROTOCOL, 'StatusCode'), 'Value');
  const message = textOf(onlyChild(status, PROTOCOL, 'StatusMessage'));
  return { code: value, ...(subordinate === undefined ? {} : { subordinate }), ...(message === undefined ? {} : { message }) };
}

/**
 * Refuses a response that reports a failure: with SPID's own number where it gives one (Tabella codici di errore), else by SAML's
 * status codes alone, as staff's identity providers use them.
 */
export function requireSuccess({ code, subordinate, message }: Status): void {
  if (code === SUCCESS) return;
  const spidError = Number(SPID_ERROR.exec(message ?? '')?.[1] ?? NaN);
  if (USER_ERRORS.includes(spidError)) refuse('USER', `SPID error ${spidError}`, spidError);
  if (spidError >= FIRST_REQUEST_ERROR && spidError <= LAST_REQUEST_ERROR) refuse('OUR_REQUEST', `SPID error ${spidError}`, spidError);
  if (!Number.isNaN(spidError)) refuse('STATUS', `SPID error ${spidError}`, spidError);
  // Unsigned, hence of anybody's choice: no more of it than a log line takes.
  const detail = `status ${code} ${subordinate ?? ''}`.slice(0, 200).trim();
  if (subordinate === AUTHN_FAILED) refuse('USER', detail);
  if (code === REQUESTER || code === VERSION_MISMATCH) refuse('OUR_REQUEST', detail);
  refuse('STATUS', detail);
}
