import {
  attributeOf,
  childOf,
  type Federation,
  type IdentityProvider,
  type Level,
  levelOfClass,
  NAMESPACE,
  readPost,
  readRedirect,
  type ReceivedMessage,
  readXml,
  type SigningKey,
  textOf,
} from '@casa/demo-idp';
import type { Clock } from '@casa/kernel';

/** An AuthnRequest on its way: the address of a redirect, a page or the fields of its form, or what `authnRequest` of libs/identity gives. */
export type SentRequest =
  | string
  | { readonly redirect: string }
  | { readonly form: { readonly action: string; readonly fields: Readonly<Record<string, string>> } };

/** An AuthnRequest as it was read, with those who may answer it. */
export interface ReceivedRequest {
  readonly id: string;
  /** entityID of the service provider. */
  readonly issuer: string;
  readonly issuedAt: Date;
  readonly level: Level | undefined;
  readonly relayState: string | undefined;
  readonly consumerIndex: string | undefined;
  readonly consumerUrl: string | undefined;
  readonly attributeSetIndex: string | undefined;
  readonly federation: Federation;
  readonly message: ReceivedMessage;
  /** The identity provider that was asked. */
  readonly asked: IdentityProvider;
  /** Another that the service provider trusts as much. */
  readonly accomplice: IdentityProvider;
  /** A key that no metadata know. */
  readonly strangerKey: SigningKey;
  readonly clock: Clock;
}

export type Answerers = Pick<ReceivedRequest, 'asked' | 'accomplice' | 'strangerKey' | 'clock'>;

/** Reads without judging: a wrong request is the service provider's own tests' matter. */
export function receive(sent: SentRequest, answerers: Answerers): ReceivedRequest {
  const message = messageIn(sent);
  const root = readXml(message.xml);
  const context = childOf(root, NAMESPACE.protocol, 'RequestedAuthnContext');
  return {
    ...answerers,
    id: attributeOf(root, 'ID') ?? '',
    issuer: textOf(childOf(root, NAMESPACE.assertion, 'Issuer')) ?? '',
    issuedAt: new Date(attributeOf(root, 'IssueInstant') ?? Number.NaN),
    level: levelOfClass(textOf(childOf(context, NAMESPACE.assertion, 'AuthnContextClassRef'))),
    relayState: message.relayState,
    consumerIndex: attributeOf(root, 'AssertionConsumerServiceIndex'),
    consumerUrl: attributeOf(root, 'AssertionConsumerServiceURL'),
    attributeSetIndex: attributeOf(root, 'AttributeConsumingServiceIndex'),
    federation: answerers.asked.federation,
    message,
  };
}

export function messageIn(sent: SentRequest): ReceivedMessage {
  if (typeof sent === 'object') return 'form' in sent ? readPost(sent.form.fields) : readRedirect(queryOf(sent.redirect));
  return sent.includes('<form') ? readPost(fieldsOf(sent)) : readRedirect(queryOf(sent));
}

function queryOf(address: string): string {
  return address.slice(address.indexOf('?') + 1);
}

/** The hidden fields of a page's form. */
function fieldsOf(page: string): Readonly<Record<string, string>> {
  const inputs = page.match(/<input\b[^>]*>/g) ?? [];
  return Object.fromEntries(inputs.map((input) => [htmlAttribute(input, 'name'), htmlAttribute(input, 'value')]));
}

function htmlAttribute(tag: string, name: string): string {
  const [, value = ''] = new RegExp(`\\b${name}="([^"]*)"`).exec(tag) ?? [];
  return value.replace(/&(#x?[0-9a-f]+|amp|lt|gt|quot);/gi, (entity, code: string) => NAMED[code.toLowerCase()] ?? numeric(entity, code));
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function numeric(entity: string, code: string): string {
  const value = /^#x/i.test(code) ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1));
  return Number.isNaN(value) ? entity : String.fromCodePoint(value);
}
