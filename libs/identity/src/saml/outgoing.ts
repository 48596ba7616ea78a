import { sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { RSA_SHA256 } from './signature-algorithms.js';
import { signXml } from './sign-xml.js';
import type { Binding, Outgoing, ServiceProvider } from './types.js';

/** What is needed to send a message. */
export interface Dispatch {
  readonly sp: ServiceProvider;
  readonly binding: Binding;
  readonly destination: string;
  readonly parameter: 'SAMLRequest' | 'SAMLResponse';
  readonly relayState: string | undefined;
}

/** What an opaque RelayState is made of (SAML bindings, 3.4.3: at most 80 bytes; SPID: no address, nothing that can be understood). */
const OPAQUE = /^[\w.-]{1,80}$/;

/**
 * The message on its way: signed inside the XML and uncompressed in a form (post), or compressed and signed over the query (redirect).
 * @param xml unsigned
 */
export function dispatch(xml: string, { sp, binding, destination, parameter, relayState }: Dispatch): Outgoing {
  if (binding === 'post') {
    const signed = signXml(xml, sp.keys[0], 'afterIssuer');
    const message = { [parameter]: Buffer.from(signed).toString('base64') };
    return {
      xml: signed,
      form: { action: destination, fields: relayState === undefined ? message : { ...message, RelayState: relayState } },
    };
  }
  const query = queryOf([parameter, deflateRawSync(xml).toString('base64')], ['RelayState', relayState], ['SigAlg', RSA_SHA256]);
  const signature = sign('sha256', Buffer.from(query), sp.keys[0].privateKey).toString('base64');
  return { xml, redirect: `${destination}${destination.includes('?') ? '&' : '?'}${query}&${queryOf(['Signature', signature])}` };
}

/** In the order in which they are signed (SAML bindings, 3.4.4.1). */
function queryOf(...parameters: readonly (readonly [string, string | undefined])[]): string {
  return parameters.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`])).join('&');
}

/** @throws RangeError when it is not opaque, or too long */
export function opaque(relayState: string): string {
  if (!OPAQUE.test(relayState)) throw new RangeError('a RelayState is up to 80 letters, digits and ._-');
  return relayState;
}
