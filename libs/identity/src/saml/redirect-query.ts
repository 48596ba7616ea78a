import { verify } from 'node:crypto';
import { refuse } from './refusal.js';
import { SIGNATURE_HASHES } from './signature-algorithms.js';
import { publicKeyOf } from './verified-copy.js';

/** The parameters of a message that came in an address, decoded, and what of the query its signature covers, as it was written. */
export interface RedirectQuery {
  readonly parameter: 'SAMLRequest' | 'SAMLResponse';
  readonly message: string;
  readonly relayState?: string;
  readonly signedText: string;
  readonly algorithm: string;
  readonly signature: string;
}

const SIGNED_NAMES = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg'];
const DEFLATE = 'urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE';

/**
 * Reads a query by itself, since the signature is over its very characters: everybody escapes differently (SAML bindings, 3.4.4.1).
 * Refuses with STRUCTURE.
 */
export function readRedirectQuery(query: string): RedirectQuery {
  const raw = rawParameters(query);
  const parameter = raw.has('SAMLRequest') ? 'SAMLRequest' : 'SAMLResponse';
  if (raw.has('SAMLRequest') === raw.has('SAMLResponse')) refuse('STRUCTURE', 'not one SAMLRequest or one SAMLResponse');
  const value = (name: string) => decode(raw.get(name) ?? '');
  if (raw.has('SAMLEncoding') && value('SAMLEncoding') !== DEFLATE) refuse('STRUCTURE', 'another encoding');
  const signedText = SIGNED_NAMES.flatMap((name) => (raw.has(name) ? [`${name}=${raw.get(name) ?? ''}`] : [])).join('&');
  const relayState = raw.has('RelayState') ? { relayState: value('RelayState') } : {};
  return { parameter, message: value(parameter), ...relayState, signedText, algorithm: value('SigAlg'), signature: value('Signature') };
}

/** Refuses with SIGNATURE what none of the registered keys signed. */
export function requireQuerySignature({ signedText, algorithm, signature }: RedirectQuery, certificates: readonly string[]): void {
  const hash = SIGNATURE_HASHES.get(algorithm);
  if (hash === undefined) return refuse('SIGNATURE', 'the query is signed by no algorithm we know');
  const value = Buffer.from(signature, 'base64');
  const proven = certificates.map(publicKeyOf).some((key) => key && verify(hash, Buffer.from(signedText), key, value));
  if (!proven) refuse('SIGNATURE', 'no registered key made the signature of the query');
}

function rawParameters(query: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const parameter of query.split('&')) {
    const [name = '', ...value] = parameter.split('=');
    if (found.has(name)) refuse('STRUCTURE', 'a parameter is there twice');
    found.set(name, value.join('='));
  }
  return found;
}

function decode(raw: string): string {
  try {
    return decodeURIComponent(raw.replaceAll('+', ' '));
  } catch {
    return refuse('STRUCTURE', 'a parameter is not escaped as it should be');
  }
}
