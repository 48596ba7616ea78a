import { dispatch, opaque } from './outgoing.js';
import { issuerOf, messageAttributes } from './own-message.js';
import type { Binding, Endpoints, IdentityProvider, Outgoing, ServiceProvider } from './types.js';
import { SUCCESS, TRANSIENT_FORMAT } from './vocabulary.js';
import { element, writeXml } from './xml-writer.js';

/** A logout of ours that is to begin at the identity provider, with what its login said. */
export interface LogoutRequestDetails {
  readonly id: string;
  readonly issuedAt: Date;
  /** As received. */
  readonly nameId: string;
  readonly nameQualifier: string;
  /** As received. Of SPID and CIE always transient. */
  readonly nameIdFormat?: string;
  readonly sessionIndex?: string;
  readonly binding: Binding;
  readonly relayState: string;
}

/** Our answer to a logout that began elsewhere. */
export interface LogoutResponseDetails {
  readonly id: string;
  readonly issuedAt: Date;
  readonly inResponseTo: string;
  readonly binding: Binding;
  /** The request's own, as received (SAML bindings, 3.4.3). */
  readonly relayState?: string;
}

/**
 * Asks the identity provider to end the session, signed (SPID, Regole tecniche: Single Logout).
 * @throws RangeError when the identity provider takes no logout by this binding, or an argument is not of the form asked
 */
export function logoutRequest(sp: ServiceProvider, idp: IdentityProvider, details: LogoutRequestDetails): Outgoing {
  const { nameId, nameQualifier, nameIdFormat, sessionIndex, binding } = details;
  const destination = addressOf(idp, idp.singleLogout, binding);
  const request = element(
    'samlp:LogoutRequest',
    messageAttributes(destination, details),
    issuerOf(sp),
    element(
      'saml:NameID',
      { Format: sp.federation === 'STAFF' ? nameIdFormat : TRANSIENT_FORMAT, NameQualifier: nameQualifier || undefined },
      nameId,
    ),
    sessionIndex === undefined ? undefined : element('samlp:SessionIndex', {}, sessionIndex),
  );
  const relayState = opaque(details.relayState);
  return dispatch(writeXml(request, ['samlp', 'saml']), { sp, binding, destination, parameter: 'SAMLRequest', relayState });
}

/**
 * Tells the identity provider that there is no session here any more, signed; also where there never was one.
 * @throws RangeError when the identity provider takes no logout by this binding
 */
export function logoutResponse(sp: ServiceProvider, idp: IdentityProvider, details: LogoutResponseDetails): Outgoing {
  const { inResponseTo, binding, relayState } = details;
  const destination = addressOf(idp, { ...idp.singleLogout, ...idp.singleLogoutResponse }, binding);
  const response = element(
    'samlp:LogoutResponse',
    { ...messageAttributes(destination, details), InResponseTo: inResponseTo },
    issuerOf(sp),
    element('samlp:Status', {}, element('samlp:StatusCode', { Value: SUCCESS })),
  );
  return dispatch(writeXml(response, ['samlp', 'saml']), { sp, binding, destination, parameter: 'SAMLResponse', relayState });
}

function addressOf(idp: IdentityProvider, endpoints: Endpoints, binding: Binding): string {
  const address = endpoints[binding];
  if (address === undefined) throw new RangeError(`${idp.entityId} takes no logout by ${binding}`);
  return address;
}
