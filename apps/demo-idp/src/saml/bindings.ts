import { createSign, createVerify, X509Certificate } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { readXml } from '../xml/read.js';
import { RSA_SHA256, RSA_SHA512, signElement } from '../xml/sign.js';
import { signedRoot } from '../xml/verify.js';
import type { Binding } from './names.js';
import type { SigningKey } from './signing-key.js';

/** The largest message that is looked at. */
const MESSAGE_LIMIT_BYTES = 256 * 1024;
const DIGESTS: ReadonlyMap<string, string> = new Map([
  [RSA_SHA256, 'sha256'],
  [RSA_SHA512, 'sha512'],
]);

export type MessageKind = 'SAMLRequest' | 'SAMLResponse';

/** A message out of a query or a form; nothing of it is proven yet. */
export interface ReceivedMessage {
  readonly kind: MessageKind;
  readonly binding: Binding;
  readonly xml: string;
  readonly relayState: string | undefined;
  /** Of the Redirect binding, whose signature stands beside the message. */
  readonly signature?: { readonly algorithm: string; readonly value: string; readonly signedText: string };
}

/** The message's form is not that of its binding. */
export class UnreadableMessage extends Error {}

/** The address that carries a message by Redirect, signed when a key is given. */
export function redirectAddress(
  location: string,
  message: { readonly kind: MessageKind; readonly xml: string; readonly relayState?: string | undefined; readonly key?: SigningKey },
): string {
  const parameters = [`${message.kind}=${encodeURIComponent(deflateRawSync(message.xml).toString('base64'))}`];
  if (message.relayState !== undefined) parameters.push(`RelayState=${encodeURIComponent(message.relayState)}`);
  if (message.key) {
    parameters.push(`SigAlg=${encodeURIComponent(RSA_SHA256)}`);
    const value = createSign('sha256').update(parameters.join('&')).sign(message.key.privateKey, 'base64');
    parameters.push(`Signature=${encodeURIComponent(value)}`);
  }
  return `${location}${location.includes('?') ? '&' : '?'}${parameters.join('&')}`;
}

/** The fields of the form that carries a message by POST, signed in the XML when a key is given. */
export function postFields(message: {
  readonly kind: MessageKind;
  readonly xml: string;
  readonly relayState?: string | undefined;
  readonly key?: SigningKey;
}): Readonly<Record<string, string>> {
  const xml = message.key ? signElement(message.xml, '/*', { key: message.key }) : message.xml;
  const relayState = message.relayState === undefined ? {} : { RelayState: message.relayState };
  return { [message.kind]: Buffer.from(xml, 'utf8').toString('base64'), ...relayState };
}

/**
 * Reads a query as it stands in the address: the signature covers the values as they were encoded, not as they mean.
 * @throws UnreadableMessage
 */
export function readRedirect(query: string): ReceivedMessage {
  const raw = new Map<string, string>();
  for (const pair of query.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=');
    if (raw.has(name)) throw new UnreadableMessage(`il parametro ${name} compare due volte`);
    raw.set(name, value.join('='));
  }
  const kind = kindOf((name) => raw.has(name));
  const decoded = (name: string) => decodeParameter(raw.get(name));
  const [algorithm, value] = [decoded('SigAlg'), decoded('Signature')];
  const signedText = [kind, 'RelayState', 'SigAlg'].flatMap((name) => (raw.has(name) ? [`${name}=${raw.get(name) ?? ''}`] : [])).join('&');
  return {
    kind,
    binding: 'redirect',
    xml: inflate(decoded(kind) ?? ''),
    relayState: decoded('RelayState'),
    ...(algorithm !== undefined && value !== undefined && { signature: { algorithm, value, signedText } }),
  };
}

/** @throws UnreadableMessage */
export function readPost(fields: Readonly<Record<string, string | undefined>>): ReceivedMessage {
  const kind = kindOf((name) => fields[name] !== undefined);
  const xml = Buffer.from(fields[kind] ?? '', 'base64').toString('utf8');
  if (!xml.trimStart().startsWith('<')) throw new UnreadableMessage(`${kind} non è un documento XML in base64 (con POST non si comprime)`);
  return { kind, binding: 'post', xml, relayState: fields['RelayState'] };
}

/**
 * The message's root element as one of the certificates (PEM) signed it, by the signature of its binding.
 * @throws UnreadableXml
 */
export function provenRoot(message: ReceivedMessage, certificates: readonly string[]): Element | undefined {
  if (message.binding === 'post') return signedRoot(message.xml, certificates);
  const { signature } = message;
  const digest = DIGESTS.get(signature?.algorithm ?? '');
  if (!signature || digest === undefined) return undefined;
  const isSigned = certificates.some((certificate) => verifies(signature, digest, certificate));
  return isSigned ? readXml(message.xml) : undefined;
}

function verifies({ signedText, value }: NonNullable<ReceivedMessage['signature']>, digest: string, certificate: string): boolean {
  try {
    return createVerify(digest).update(signedText).verify(new X509Certificate(certificate).publicKey, value, 'base64');
  } catch {
    // Metadata may carry a certificate that is none.
    return false;
  }
}

function kindOf(has: (kind: MessageKind) => boolean): MessageKind {
  const kinds = (['SAMLRequest', 'SAMLResponse'] as const).filter(has);
  const [kind] = kinds;
  if (!kind || kinds.length > 1) throw new UnreadableMessage('manca il parametro SAMLRequest (o SAMLResponse)');
  return kind;
}

function decodeParameter(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    throw new UnreadableMessage('un parametro non è codificato correttamente');
  }
}

function inflate(encoded: string): string {
  try {
    return inflateRawSync(Buffer.from(encoded, 'base64'), { maxOutputLength: MESSAGE_LIMIT_BYTES }).toString('utf8');
  } catch {
    throw new UnreadableMessage('il messaggio non è compresso con DEFLATE, o è troppo grande');
  }
}
