import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import {
  base64,
  expectRefusal,
  identityProvider,
  NOW,
  pendingRequest,
  responseXml,
  serviceProvider,
  signAssertion,
  signResponse,
} from './identity-provider.spec-helper.js';
import { verifyResponse } from './response.js';
import { NAMESPACES } from './vocabulary.js';

/*
 * The eight forms of "On Breaking SAML: Be Whoever You Want to Be" (Somorovsky et al., 2012), each with the signature that the identity
 * provider really made: what it signed is kept somewhere in the document, and something forged stands where it is looked for.
 */

const expected = { sp: serviceProvider(), idp: identityProvider(), pending: pendingRequest(), now: NOW };
const verify = (xml: string) => verifyResponse(base64(xml), expected);

/** The parts of a genuine document, and copies of them that name another person. */
function parts(xml: string) {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const response = document.documentElement as Element;
  const signatureOf = (parent: Element) => Array.from(parent.childNodes).find((node): node is Element => node.nodeName === 'ds:Signature')!;
  const assertion = response.getElementsByTagName('saml:Assertion')[0]!;
  const forged = (genuine: Element, id: string): Element => {
    const copy = genuine.cloneNode(true) as Element;
    const name = copy.getElementsByTagName('saml:NameID')[0]!;
    name.textContent = '_evil';
    copy.setAttribute('ID', id);
    for (const signature of Array.from(copy.getElementsByTagName('ds:Signature'))) signature.parentNode?.removeChild(signature);
    return copy;
  };
  const text = (element: Element) => new XMLSerializer().serializeToString(element);
  return { document, response, assertion, signatureOf, forged, text };
}

const signedResponse = () => parts(signResponse(responseXml()));
const signedAssertion = () => parts(signAssertion(responseXml()));

/** Takes the signature out of its parent and gives it back. */
function takenOut(signature: Element): Element {
  signature.parentNode?.removeChild(signature);
  return signature;
}

const FORMS: [string, () => string][] = [
  [
    '1: the signed Response inside the signature of a forged one',
    () => {
      const { response, signatureOf, forged, text } = signedResponse();
      const evil = forged(response, '_evil');
      const signature = takenOut(signatureOf(response));
      signature.appendChild(response.cloneNode(true));
      evil.insertBefore(signature, evil.getElementsByTagName('samlp:Status')[0]!);
      return text(evil);
    },
  ],
  [
    '2: the signed Response beside its signature in a forged one',
    () => {
      const { response, signatureOf, forged, text } = signedResponse();
      const evil = forged(response, '_evil');
      const status = evil.getElementsByTagName('samlp:Status')[0]!;
      const signature = takenOut(signatureOf(response));
      evil.insertBefore(response.cloneNode(true), status);
      evil.insertBefore(signature, status);
      return text(evil);
    },
  ],
  [
    '3: a forged Assertion before the signed one',
    () => {
      const { response, assertion, forged, text } = signedAssertion();
      response.insertBefore(forged(assertion, '_evil'), assertion);
      return text(response);
    },
  ],
  [
    '4: the signed Assertion inside a forged one',
    () => {
      const { response, assertion, forged, text } = signedAssertion();
      const evil = forged(assertion, '_evil');
      response.replaceChild(evil, assertion);
      evil.appendChild(assertion);
      return text(response);
    },
  ],
  [
    '5: the signature in a forged Assertion, the signed one after it',
    () => {
      const { response, assertion, signatureOf, forged, text } = signedAssertion();
      const evil = forged(assertion, '_evil');
      const signature = takenOut(signatureOf(assertion));
      evil.insertBefore(signature, evil.getElementsByTagName('saml:Subject')[0]!);
      response.insertBefore(evil, assertion);
      return text(response);
    },
  ],
  [
    '6: the signed Assertion inside the signature of a forged one',
    () => {
      const { response, assertion, signatureOf, forged, text } = signedAssertion();
      const evil = forged(assertion, '_evil');
      const signature = takenOut(signatureOf(assertion));
      response.replaceChild(evil, assertion);
      signature.appendChild(assertion);
      evil.insertBefore(signature, evil.getElementsByTagName('saml:Subject')[0]!);
      return text(response);
    },
  ],
  [
    '7: a forged Assertion with the same ID in Extensions',
    () => {
      const { document, response, assertion, forged, text } = signedAssertion();
      const extensions = document.createElementNS(NAMESPACES.samlp, 'samlp:Extensions');
      extensions.appendChild(forged(assertion, '_assertion'));
      response.insertBefore(extensions, response.getElementsByTagName('samlp:Status')[0]!);
      return text(response);
    },
  ],
  [
    '8: the signed Assertion in an Object of the signature of a forged one with the same ID',
    () => {
      const { document, response, assertion, signatureOf, forged, text } = signedAssertion();
      const evil = forged(assertion, '_assertion');
      const signature = takenOut(signatureOf(assertion));
      response.replaceChild(evil, assertion);
      const object = document.createElementNS(NAMESPACES.ds, 'ds:Object');
      object.appendChild(assertion);
      signature.appendChild(object);
      evil.insertBefore(signature, evil.getElementsByTagName('saml:Subject')[0]!);
      return text(response);
    },
  ],
];

describe('signature wrapping', () => {
  it('starts from documents that are accepted as they are', () => {
    const { response, text } = signedAssertion();
    expect(verify(text(response))).toMatchObject({ ok: true, value: { nameId: '_subject' } });
    expect(verify(signResponse(signAssertion(responseXml())))).toMatchObject({ ok: true, value: { nameId: '_subject' } });
  });

  it.each(FORMS)('form %s', (_form, wrap) => {
    const xml = wrap();
    expect(xml).toContain('_evil');
    expect(xml).toContain('_subject');
    expectRefusal(verify(xml), 'STRUCTURE');
  });

  it('is not hidden by another namespace, or none', () => {
    const forged = signAssertion(responseXml()).replace(
      '<samlp:Status>',
      '<samlp:Extensions><Assertion xmlns="urn:example:other"/></samlp:Extensions><samlp:Status>',
    );
    expectRefusal(verify(forged), 'STRUCTURE');
    expectRefusal(verify(forged.replace(' xmlns="urn:example:other"', ' xmlns=""')), 'STRUCTURE');
  });

  it.each([
    ['a signature', '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'],
    ['another message', '<samlp:LogoutRequest/>'],
  ])('does not begin with %s where none belongs', (_what, stray) => {
    expectRefusal(verify(signAssertion(responseXml()).replace('<samlp:Status>', `<samlp:Status>${stray}`)), 'STRUCTURE');
  });

  it('does not work with an encrypted assertion beside the signed one', () => {
    const xml = signAssertion(responseXml()).replace('</samlp:Response>', '<saml:EncryptedAssertion/></samlp:Response>');
    expectRefusal(verify(xml), 'STRUCTURE');
  });

  it('does not work with the same ID twice, however it is written', () => {
    for (const id of ['ID', 'Id', 'id', 'xml:id']) {
      const xml = signAssertion(responseXml()).replace('<samlp:Status>', `<samlp:Status ${id}="_assertion">`);
      expectRefusal(verify(xml), 'STRUCTURE');
    }
  });
});
