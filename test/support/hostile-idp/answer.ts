import {
  assertedAttributes,
  attributes,
  type BuiltResponse,
  buildResponse,
  type DemoPerson,
  newId,
  personById,
  type ResponsePlan,
  type ServiceProvider,
} from '@casa/demo-idp';
import type { ReceivedRequest } from './received-request.js';

/** What the browser posts to the service provider. */
export interface PostedForm {
  /** The assertion consumer service. */
  readonly action: string;
  /** SAMLResponse and RelayState. */
  readonly fields: Readonly<Record<string, string>>;
  /** What the form carries, to look at when a test fails. */
  readonly built: BuiltResponse;
}

/** The answer of an honest identity provider. */
export function honestPlan(request: ReceivedRequest, sp: ServiceProvider, person = honestPerson()): ResponsePlan {
  const { asked, federation } = request;
  return {
    issuer: asked.entityId,
    key: asked.key,
    inResponseTo: request.id,
    destination: consumerOf(request, sp),
    audience: sp.entityId,
    attributes: assertedAttributes(person, asked, attributesAsked(request, sp)),
    issuedAt: request.clock.now(),
    // The card is always read at level 3.
    level: federation === 'cie' ? 3 : (request.level ?? 2),
    ...(request.level === 1 && { sessionIndex: newId() }),
    // As CIE's server writes it.
    ...(federation === 'cie' && { changes: { 'Response/Issuer': attributes({ Format: undefined }) } }),
  };
}

/** The honest answer with something altered. */
export function answer(request: ReceivedRequest, sp: ServiceProvider, altered: Partial<ResponsePlan> = {}): PostedForm {
  const honest = honestPlan(request, sp);
  const changes = { ...honest.changes, ...altered.changes };
  const built = buildResponse({ ...honest, ...altered, changes });
  return formOf(request, sp, built);
}

export function formOf(request: ReceivedRequest, sp: ServiceProvider, built: BuiltResponse): PostedForm {
  const relayState = request.relayState === undefined ? {} : { RelayState: request.relayState };
  return { action: consumerOf(request, sp), fields: { SAMLResponse: built.encoded, ...relayState }, built };
}

/** Known to every federation: a citizen's own answers would not do for an employer. */
export function honestPerson(): DemoPerson {
  return required(personById('operator-bari'), 'the demonstration has an operator');
}

/** By index, by address, or the default one: an honest identity provider sends nothing elsewhere. */
export function consumerOf({ consumerIndex, consumerUrl }: ReceivedRequest, { assertionConsumers }: ServiceProvider): string {
  const found =
    assertionConsumers.find(({ index, location }) => (consumerIndex === undefined ? location === consumerUrl : index === consumerIndex)) ??
    assertionConsumers.find(({ isDefault }) => isDefault);
  return required(found, 'the metadata have the assertion consumer service that is asked for').location;
}

function attributesAsked({ attributeSetIndex, asked }: ReceivedRequest, { attributeSets }: ServiceProvider): readonly string[] {
  return attributeSets.find(({ index }) => index === attributeSetIndex)?.attributes ?? asked.attributes;
}

function required<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`It is expected that ${what}.`);
  return value;
}
