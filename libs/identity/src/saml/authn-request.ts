import { dispatch, opaque } from './outgoing.js';
import { issuerOf, messageAttributes } from './own-message.js';
import type { Binding, IdentityProvider, Level, Outgoing, ServiceProvider } from './types.js';
import { BINDINGS, TRANSIENT_FORMAT } from './vocabulary.js';
import { element, writeXml, type XmlElement } from './xml-writer.js';

/** A login that is to begin. */
export interface AuthnRequestDetails {
  /** Random, unique, beginning with a letter or `_`. */
  readonly id: string;
  readonly issuedAt: Date;
  readonly level: Level;
  readonly binding: Binding;
  /** Opaque: up to 80 letters, digits and `._-`. */
  readonly relayState: string;
  /** Index of the attribute set (0, or eIDAS's 99 and 100). Not used for staff. */
  readonly attributeSet: number;
}

/**
 * The request for authentication, signed (SPID, Regole tecniche: AuthnRequest, with Avvisi 5 and 11; CIE likewise).
 * ForceAuthn from level 2 on, and always with CIE; the lowest level is asked for: a higher one is welcome.
 * Staff: plain SAML 2.0, the address of the ACS said in full, and nothing asked of the NameID or of the way of authentication.
 * @throws RangeError when the identity provider has no address for this binding, or an argument is not of the form asked
 */
export function authnRequest(sp: ServiceProvider, idp: IdentityProvider, details: AuthnRequestDetails): Outgoing {
  const { binding, relayState } = details;
  const destination = idp.singleSignOn[binding];
  if (destination === undefined) throw new RangeError(`${idp.entityId} takes no requests by ${binding}`);
  const request = sp.federation === 'STAFF' ? staffRequest(sp, destination, details) : citizenRequest(sp, destination, details);
  return dispatch(writeXml(request, ['samlp', 'saml']), {
    sp,
    binding,
    destination,
    parameter: 'SAMLRequest',
    relayState: opaque(relayState),
  });
}

function citizenRequest(sp: ServiceProvider, destination: string, details: AuthnRequestDetails): XmlElement {
  const { level, attributeSet } = details;
  return element(
    'samlp:AuthnRequest',
    {
      ...messageAttributes(destination, details),
      ForceAuthn: level > 1 || sp.federation === 'CIE' ? 'true' : undefined,
      AssertionConsumerServiceIndex: '0',
      AttributeConsumingServiceIndex: String(attributeSet),
    },
    issuerOf(sp),
    element('samlp:NameIDPolicy', { Format: TRANSIENT_FORMAT }),
    element(
      'samlp:RequestedAuthnContext',
      { Comparison: 'minimum' },
      element('saml:AuthnContextClassRef', {}, `https://www.spid.gov.it/SpidL${level}`),
    ),
  );
}

function staffRequest(sp: ServiceProvider, destination: string, details: AuthnRequestDetails): XmlElement {
  const attributes = { ...messageAttributes(destination, details), AssertionConsumerServiceURL: sp.acs, ProtocolBinding: BINDINGS.post };
  return element('samlp:AuthnRequest', attributes, issuerOf(sp));
}
