import { ok, refused, type Result } from '@casa/kernel';
import type { IdentityProvider } from '../federation.js';
import { attributeOf, childOf, childrenOf, textOf } from '../xml/read.js';
import type { ReceivedMessage } from './bindings.js';
import { checkMessage } from './message-checks.js';
import { BINDING, type Level, levelOfClass, NAME_ID_FORMAT, NAMESPACE } from './names.js';
import { type Problem, ProblemList } from './problem.js';
import type { AssertionConsumer, ServiceProvider } from './service-provider.js';

/** An AuthnRequest with nothing wrong in it. */
export interface AuthnRequest {
  readonly id: string;
  readonly serviceProvider: ServiceProvider;
  /** Where the answer goes: out of the metadata, never out of the request. */
  readonly assertionConsumer: string;
  /** Absent where the federation knows no levels. */
  readonly level: Level | undefined;
  /** Names of the attributes of the set that is asked for. */
  readonly attributes: readonly string[];
  readonly forceAuthn: boolean;
  readonly relayState: string | undefined;
}

export interface Surroundings {
  readonly message: ReceivedMessage;
  readonly serviceProvider: ServiceProvider;
  readonly idp: IdentityProvider;
  readonly now: Date;
}

/** Reads a proven AuthnRequest as an official identity provider does; all that is wrong is said at once. */
export function checkAuthnRequest(root: Element, surroundings: Surroundings): Result<AuthnRequest, readonly Problem[]> {
  const { message, serviceProvider, idp, now } = surroundings;
  const list = new ProblemList();
  list.require(root.namespaceURI === NAMESPACE.protocol && root.localName === 'AuthnRequest', 'Il messaggio non è una AuthnRequest.', 8);
  // SPID took the entityID too before its notice 11.
  const destinations = idp.federation === 'spid' ? [idp.singleSignOn, idp.entityId] : [idp.singleSignOn];
  checkMessage(root, list, { idp, destinations, now });
  const consumer = checkAssertionConsumer(root, serviceProvider, list);
  const attributes = checkAttributeSet(root, surroundings, list);
  const level = idp.federation === 'staff' ? requestedLevel(root) : checkNationalRules(root, surroundings, list);
  if (list.problems.length > 0 || !consumer) return refused(list.problems);
  return ok({
    id: attributeOf(root, 'ID') ?? '',
    serviceProvider,
    assertionConsumer: consumer.location,
    level,
    attributes,
    forceAuthn: attributeOf(root, 'ForceAuthn') === 'true',
    relayState: message.relayState,
  });
}

/** By index or by address, never both; and an address only when the metadata have it. */
function checkAssertionConsumer(root: Element, { assertionConsumers }: ServiceProvider, list: ProblemList): AssertionConsumer | undefined {
  const index = attributeOf(root, 'AssertionConsumerServiceIndex');
  const location = attributeOf(root, 'AssertionConsumerServiceURL');
  const binding = attributeOf(root, 'ProtocolBinding');
  list.require(
    index === undefined || (location === undefined && binding === undefined),
    'AssertionConsumerServiceIndex non va insieme ad AssertionConsumerServiceURL o ProtocolBinding.',
    16,
  );
  list.require(index !== undefined || location !== undefined, 'Manca AssertionConsumerServiceIndex.', 16);
  list.require(binding === undefined || binding === BINDING.post, `ProtocolBinding deve essere ${BINDING.post}.`, 16);
  const found = assertionConsumers.find((known) => (index === undefined ? known.location === location : known.index === index));
  list.require(found !== undefined, 'Il servizio di ricezione chiesto (AssertionConsumerService) non è nei metadati.', 16);
  return found;
}

function checkAttributeSet(root: Element, { serviceProvider, idp }: Surroundings, list: ProblemList): readonly string[] {
  const index = attributeOf(root, 'AttributeConsumingServiceIndex');
  // Without a set SPID says nothing of the person; an employer's identity provider says all it is set up to say.
  if (index === undefined) return idp.federation === 'staff' ? idp.attributes : [];
  const set = serviceProvider.attributeSets.find((known) => known.index === index);
  list.require(set !== undefined, `Il gruppo di attributi ${index} (AttributeConsumingServiceIndex) non è nei metadati.`, 18);
  return set?.attributes ?? [];
}

/** What SPID and CIE ask beyond SAML. */
function checkNationalRules(root: Element, { message, idp }: Surroundings, list: ProblemList): Level | undefined {
  list.require(attributeOf(root, 'IsPassive') === undefined, 'IsPassive non deve essere presente.', 15);
  const policies = childrenOf(root, NAMESPACE.protocol, 'NameIDPolicy');
  list.require(
    policies.length === 1 && attributeOf(policies[0], 'Format') === NAME_ID_FORMAT.transient,
    `Ci deve essere un NameIDPolicy con Format ${NAME_ID_FORMAT.transient}.`,
    17,
  );
  list.require(attributeOf(policies[0], 'AllowCreate') === undefined, 'NameIDPolicy non deve avere AllowCreate.', 8);
  const signatures = childrenOf(root, NAMESPACE.signature, 'Signature').length;
  list.require(message.binding === 'post' || signatures === 0, 'Con HTTP-Redirect la firma sta nell’indirizzo, non nel documento.', 8);
  checkRelayState(message.relayState, list);
  const level = checkLevel(root, idp, list);
  const forced = attributeOf(root, 'ForceAuthn') === 'true';
  const mustForce = idp.federation === 'cie' || (level ?? 1) > 1;
  list.require(forced || !mustForce, 'ForceAuthn deve essere «true» (per SPID ai livelli 2 e 3, per CIE sempre).', 8);
  return level;
}

function checkRelayState(relayState: string | undefined, list: ProblemList): void {
  list.require(Boolean(relayState), 'Manca RelayState.', 4);
  list.require(!/^[a-z]+:\/\//i.test(relayState ?? ''), 'RelayState non deve essere leggibile: contiene un indirizzo.', 4);
}

function checkLevel(root: Element, { federation }: IdentityProvider, list: ProblemList): Level | undefined {
  const contexts = childrenOf(root, NAMESPACE.protocol, 'RequestedAuthnContext');
  const [context] = contexts;
  const comparison = attributeOf(context, 'Comparison') ?? 'exact';
  const comparisons = federation === 'cie' ? ['exact', 'minimum'] : ['minimum'];
  const classes = context ? childrenOf(context, NAMESPACE.assertion, 'AuthnContextClassRef') : [];
  const level = requestedLevel(root);
  list.require(contexts.length === 1, 'Ci deve essere un RequestedAuthnContext.', 12);
  list.require(comparisons.includes(comparison), `Comparison deve essere ${comparisons.join(' o ')}, non «${comparison}».`, 12);
  list.require(classes.length === 1, 'Ci deve essere un solo AuthnContextClassRef.', 12);
  list.require(level !== undefined, 'AuthnContextClassRef deve essere https://www.spid.gov.it/SpidL1, 2 o 3.', 12);
  return level;
}

function requestedLevel(root: Element): Level | undefined {
  const context = childOf(root, NAMESPACE.protocol, 'RequestedAuthnContext');
  return levelOfClass(textOf(childOf(context, NAMESPACE.assertion, 'AuthnContextClassRef')));
}
