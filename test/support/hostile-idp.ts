import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Change,
  type Federation,
  type IdentityProvider,
  identityProvider,
  identityProviderMetadata,
  logoutRequestXml,
  logoutResponseXml,
  makeSigningKey,
  newId,
  postFields,
  redirectAddress,
  type ResponsePlan,
  type ServiceProvider,
  type SigningKey,
} from '@casa/demo-idp';
import { type Clock, systemClock } from '@casa/kernel';
import { answer, type PostedForm } from './hostile-idp/answer.js';
import { DOCUMENT_VARIATIONS } from './hostile-idp/document-variations.js';
import { ELEMENT_VARIATIONS } from './hostile-idp/element-variations.js';
import { ERROR_VARIATIONS } from './hostile-idp/error-variations.js';
import { receive, type ReceivedRequest, type SentRequest } from './hostile-idp/received-request.js';
import { SIGNATURE_VARIATIONS } from './hostile-idp/signature-variations.js';
import type { Variation } from './hostile-idp/variation.js';

export { parseServiceProvider } from '@casa/demo-idp';
export type { PostedForm } from './hostile-idp/answer.js';
export { messageIn, type ReceivedRequest, type SentRequest } from './hostile-idp/received-request.js';
export type { Variation } from './hostile-idp/variation.js';

/** Every way to answer that the tests know. */
export const VARIATIONS: readonly Variation[] = [
  ...ELEMENT_VARIATIONS,
  ...SIGNATURE_VARIATIONS,
  ...DOCUMENT_VARIATIONS,
  ...ERROR_VARIATIONS,
];

/** Those that hold in a federation. */
export function variationsOf(federation: Federation): readonly Variation[] {
  return VARIATIONS.filter(({ federations }) => federations.includes(federation));
}

export interface HostileIdpOptions {
  readonly federation?: Federation;
  /** Begins its entityID and addresses; nothing answers there. */
  readonly origin?: string;
  readonly clock?: Clock;
}

/** A logout message as the browser carries it. */
export type CarriedMessage =
  { readonly redirect: string } | { readonly form: { readonly action: string; readonly fields: Readonly<Record<string, string>> } };

interface LogoutDetails {
  readonly sp: ServiceProvider;
  readonly binding: 'redirect' | 'post';
  readonly relayState?: string;
  /** Another key than its own, or none at all. */
  readonly key?: SigningKey | null;
  /** What becomes of the message before it is signed. */
  readonly change?: Change;
  readonly destination?: string;
}

/** An identity provider without a browser that says whatever it is told to, and signs it. */
export interface HostileIdp {
  readonly idp: IdentityProvider;
  readonly metadata: string;
  /** A second one, to be trusted as much. */
  readonly accomplice: IdentityProvider;
  readonly accompliceMetadata: string;
  /** Writes the metadata of both. @returns the value of CASA_TEST_IDP_METADATA. */
  writeMetadata(folder: string): Promise<string>;
  receive(sent: SentRequest): ReceivedRequest;
  /** The honest answer, or one with something altered. */
  answer(request: ReceivedRequest, sp: ServiceProvider, altered?: Partial<ResponsePlan>): PostedForm;
  logoutRequest(details: LogoutDetails & { readonly nameId: string; readonly sessionIndex?: string; readonly id?: string }): CarriedMessage;
  logoutResponse(details: LogoutDetails & { readonly inResponseTo: string }): CarriedMessage;
}

export async function hostileIdp(options: HostileIdpOptions = {}): Promise<HostileIdp> {
  const { federation = 'spid', origin = 'https://ostile.example', clock = systemClock } = options;
  const [key, accompliceKey, strangerKey] = await Promise.all([
    makeSigningKey('Ostile', clock.now()),
    makeSigningKey('Complice', clock.now()),
    makeSigningKey('Estraneo', clock.now()),
  ]);
  const idp = identityProvider(federation, origin, key);
  const accomplice = identityProvider(federation, `${origin}/complice`, accompliceKey);
  const metadata = identityProviderMetadata(idp);
  const accompliceMetadata = identityProviderMetadata(accomplice);
  return {
    idp,
    metadata,
    accomplice,
    accompliceMetadata,
    writeMetadata: async (folder) => {
      const files = [
        [join(folder, `hostile.${federation}.xml`), metadata],
        [join(folder, `accomplice.${federation}.xml`), accompliceMetadata],
      ] as const;
      await Promise.all(files.map(([path, xml]) => writeFile(path, xml)));
      return files.map(([path]) => path).join(',');
    },
    receive: (sent) => receive(sent, { asked: idp, accomplice, strangerKey, clock }),
    answer,
    logoutRequest: ({ nameId, sessionIndex, id = newId(), ...details }) => {
      const session = sessionIndex === undefined ? {} : { sessionIndex };
      const destination = destinationOf(details);
      const common = { ...changeOf(details), id, issuedAt: clock.now(), issuer: idp.entityId, destination };
      const xml = logoutRequestXml({ ...common, ...session, nameId, nameQualifier: idp.entityId });
      return carried('SAMLRequest', xml, details, key);
    },
    logoutResponse: ({ inResponseTo, ...details }) => {
      const destination = destinationOf(details);
      const common = { ...changeOf(details), id: newId(), issuedAt: clock.now(), issuer: idp.entityId, destination };
      return carried('SAMLResponse', logoutResponseXml({ ...common, inResponseTo }), details, key);
    },
  };
}

function changeOf({ change }: LogoutDetails): { change?: Change } {
  return change ? { change } : {};
}

function destinationOf({ sp, binding, destination }: LogoutDetails): string {
  const found = destination ?? sp.singleLogout.find((service) => service.binding === binding)?.responseLocation;
  if (found === undefined) throw new Error(`${sp.entityId} has no single logout by ${binding}.`);
  return found;
}

function carried(kind: 'SAMLRequest' | 'SAMLResponse', xml: string, details: LogoutDetails, ownKey: SigningKey): CarriedMessage {
  const { key = ownKey, relayState } = details;
  const message = { kind, xml, relayState, ...(key && { key }) };
  const destination = destinationOf(details);
  if (details.binding === 'redirect') return { redirect: redirectAddress(destination, message) };
  return { form: { action: destination, fields: postFields(message) } };
}
