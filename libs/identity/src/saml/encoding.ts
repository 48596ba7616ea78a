import { inflateRawSync } from 'node:zlib';
import { refuse } from './refusal.js';

/** Largest message that is looked at, encoded: SPID's responses have some 15,000 characters. */
export const MAX_ENCODED = 131_072;
const MAX_DECODED = MAX_ENCODED;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The XML of a field `SAMLRequest` or `SAMLResponse` of a posted form. Refuses with STRUCTURE. */
export function decodePosted(encoded: string): string {
  return utf8(bytesOf(encoded));
}

/** The XML of a parameter of an address: compressed (SAML bindings, 3.4.4.1). Refuses with STRUCTURE. */
export function decodeRedirected(encoded: string): string {
  const compressed = bytesOf(encoded);
  try {
    return utf8(inflateRawSync(compressed, { maxOutputLength: MAX_DECODED }));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return refuse('STRUCTURE', `not compressed as it should be: ${String(error.code)}`);
    throw error;
  }
}

function bytesOf(encoded: string): Buffer {
  if (encoded.length > MAX_ENCODED) refuse('STRUCTURE', `longer than ${MAX_ENCODED} characters`);
  const compact = encoded.replaceAll(/\s/g, '');
  if (!BASE64.test(compact)) refuse('STRUCTURE', 'not base64');
  return Buffer.from(compact, 'base64');
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('STRUCTURE', 'not UTF-8');
  }
}
