import { describe, expect, it } from 'vitest';
import { bodyOf, IDP_KEY, NOW, OUR_KEY, STRANGER, swap } from './identity-provider.spec-helper.js';
import { InvalidMetadata, parseIdentityProviders } from './identity-providers.js';
import { readProviderRegistry } from './provider-registry.js';
import { signXml } from './sign-xml.js';

/** The prefixes are declared at the root alone, as in SPID's registry. */
const NAMESPACES =
  'xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';

function entity(name: string, certificate = bodyOf(IDP_KEY)): string {
  return `<!-- ${name} -->
  <md:EntityDescriptor entityID="https://${name}.example.it">
    <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
      <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
      <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://${name}.example.it/sso"/>
      <saml:Attribute Name="fiscalNumber"/>
    </md:IDPSSODescriptor>
    <md:Organization><md:OrganizationDisplayName xml:lang="it">Gestore «${name}» &amp; figli</md:OrganizationDisplayName></md:Organization>
  </md:EntityDescriptor>`;
}

const SERVICE =
  '<md:EntityDescriptor entityID="https://sp.example.it"><md:SPSSODescriptor protocolSupportEnumeration="x"/></md:EntityDescriptor>';

function registry(...entities: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?><md:EntitiesDescriptor ${NAMESPACES} ID="_registry" Name="https://idps.spid.gov.it">${entities.join('\n')}</md:EntitiesDescriptor>`;
}

const read = (xml: string, ...signers: readonly string[]) => readProviderRegistry(xml, 'SPID', signers, NOW);
const namesIn = (xml: string, ...signers: readonly string[]) => read(xml, ...signers).found.map(({ provider }) => provider.name);

describe('a registry', () => {
  it('gives each identity provider metadata of its own, which say the same', () => {
    const { found, unusable } = read(registry(entity('uno'), SERVICE, entity('due', bodyOf(STRANGER))));
    expect(unusable).toEqual([]);
    expect(found.map(({ provider: { entityId, name, certificates } }) => ({ entityId, name, certificates }))).toEqual([
      { entityId: 'https://uno.example.it', name: 'Gestore «uno» & figli', certificates: [bodyOf(IDP_KEY)] },
      { entityId: 'https://due.example.it', name: 'Gestore «due» & figli', certificates: [bodyOf(STRANGER)] },
    ]);
    for (const { provider, metadata } of found) expect(parseIdentityProviders(metadata, 'SPID')).toEqual([provider]);
  });

  it('of one, as the Ministry’s of CIE is, is one too', () => {
    const [, one = ''] = /(<md:EntityDescriptor[^]*)/.exec(entity('uno')) ?? [];
    expect(namesIn(one.replace('<md:EntityDescriptor', `<md:EntityDescriptor ${NAMESPACES}`))).toEqual(['Gestore «uno» & figli']);
  });

  it.each([
    ['no key that can be read', entity('due', 'bm9uZQ=='), 'https://due.example.it has no certificate of an RSA key of 2048 bits'],
    ['no address', swap(/<md:SingleSignOnService[^>]*>/, '')(entity('due')), 'https://due.example.it has no address for requests'],
    ['an end that is over', swap('entityID=', 'validUntil="2026-11-20T10:00:00Z" entityID=')(entity('due')), 'validUntil is over'],
    ['an end that is none', swap('entityID=', 'validUntil="domani" entityID=')(entity('due')), 'validUntil is not an instant'],
  ])('leaves out whoever has %s, and takes the others', (_what, wrong, problem) => {
    const { found, unusable } = read(registry(entity('uno'), wrong));
    expect(found.map(({ provider }) => provider.entityId)).toEqual(['https://uno.example.it']);
    expect(unusable).toEqual([{ entityId: 'https://due.example.it', problem }]);
  });

  it('may have an end that is to come', () => {
    expect(namesIn(swap('Name=', 'validUntil="2026-11-23T10:00:00Z" Name=')(registry(entity('uno'))))).toHaveLength(1);
  });

  it('may be empty: what that means its reader knows', () => {
    expect(read(registry(SERVICE))).toEqual({ found: [], unusable: [] });
  });

  it.each([
    ['no XML', 'hello'],
    ['a page', '<html><body>Manutenzione</body></html>'],
    ['cut off', registry(entity('uno')).slice(0, -200)],
    ['over', swap('Name=', 'validUntil="2026-11-20T10:00:00Z" Name=')(registry(entity('uno')))],
    ['with the same identity provider twice', registry(entity('uno'), entity('uno'))],
  ])('is refused when it is %s', (_what, xml) => {
    expect(() => read(xml)).toThrow(InvalidMetadata);
  });
});

describe('a registry whose signer is known', () => {
  const signed = signXml(registry(entity('uno'), entity('due')), OUR_KEY, 'first');

  it('is read when one of its keys signed it', () => {
    expect(namesIn(signed, bodyOf(STRANGER), bodyOf(OUR_KEY))).toHaveLength(2);
  });

  it.each([
    ['nobody signed it', registry(entity('uno')), OUR_KEY],
    ['somebody else signed it', signed, STRANGER],
    ['a key was changed in it', signed.replace(bodyOf(IDP_KEY), bodyOf(STRANGER)), OUR_KEY],
    ['the signed one lies inside another', registry(entity('tre'), /<md:EntitiesDescriptor[^]*/.exec(signed)![0]), OUR_KEY],
  ])('is refused when %s', (_what, xml, signer) => {
    expect(() => read(xml, bodyOf(signer))).toThrow(InvalidMetadata);
  });
});
