import { describe, expect, it } from 'vitest';
import { bodyOf, type Edit, IDP_KEY, STRANGER, swap } from './identity-provider.spec-helper.js';
import { InvalidMetadata, parseIdentityProviders } from './identity-providers.js';

const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const NAMESPACES =
  'xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:mdui="urn:oasis:names:tc:SAML:metadata:ui"';
const key = (body: string, use = ' use="signing"') =>
  `<md:KeyDescriptor${use}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;

function entity(entityId = 'https://idp.example.it'): string {
  return `<md:EntityDescriptor ${NAMESPACES} entityID="${entityId}">
  <md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    ${key(bodyOf(IDP_KEY).replaceAll(/(.{64})/g, '$1\n      '))}
    <md:SingleLogoutService Binding="${POST}" Location="https://idp.example.it/slo/post" ResponseLocation="https://idp.example.it/slo/answer"/>
    <md:SingleLogoutService Binding="${REDIRECT}" Location="https://idp.example.it/slo/redirect"/>
    <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:SOAP" Location="https://idp.example.it/slo/soap"/>
    <md:SingleSignOnService Binding="${POST}" Location="https://idp.example.it/sso/post"/>
    <md:SingleSignOnService Binding="${REDIRECT}" Location="https://idp.example.it/sso/redirect"/>
  </md:IDPSSODescriptor>
  <md:Organization>
    <md:OrganizationName xml:lang="it">Gestore di prova S.p.A.</md:OrganizationName>
    <md:OrganizationDisplayName xml:lang="en">Test provider</md:OrganizationDisplayName>
    <md:OrganizationDisplayName xml:lang="it">Gestore di prova</md:OrganizationDisplayName>
  </md:Organization>
</md:EntityDescriptor>`;
}

const parse = (edit: Edit) => parseIdentityProviders(edit(entity()), 'SPID');

describe('metadata of identity providers', () => {
  it('of one', () => {
    expect(parseIdentityProviders(entity(), 'SPID')).toEqual([
      {
        federation: 'SPID',
        entityId: 'https://idp.example.it',
        name: 'Gestore di prova',
        singleSignOn: { redirect: 'https://idp.example.it/sso/redirect', post: 'https://idp.example.it/sso/post' },
        singleLogout: { redirect: 'https://idp.example.it/slo/redirect', post: 'https://idp.example.it/slo/post' },
        singleLogoutResponse: { post: 'https://idp.example.it/slo/answer' },
        certificates: [bodyOf(IDP_KEY)],
      },
    ]);
  });

  it('of many, however they are grouped, service providers between them', () => {
    const service = `<md:EntityDescriptor entityID="https://sp.example.it"><md:SPSSODescriptor protocolSupportEnumeration="x"/></md:EntityDescriptor>`;
    const group = `<md:EntitiesDescriptor>${entity('https://b.example.it')}${service}</md:EntitiesDescriptor>`;
    const xml = `<md:EntitiesDescriptor ${NAMESPACES}>${entity('https://a.example.it')}${group}</md:EntitiesDescriptor>`;
    expect(parseIdentityProviders(xml, 'CIE').map(({ entityId, federation }) => [entityId, federation])).toEqual([
      ['https://a.example.it', 'CIE'],
      ['https://b.example.it', 'CIE'],
    ]);
  });

  it('with two keys of signing: both are believed, each once; those for encryption are not', () => {
    const keys = key(bodyOf(IDP_KEY)) + key(bodyOf(STRANGER), '') + key(bodyOf(IDP_KEY)) + key('bm9uZQ==', ' use="encryption"');
    const [found] = parse(swap(/<md:KeyDescriptor[^]*<\/md:KeyDescriptor>/, keys));
    expect(found?.certificates).toEqual([bodyOf(IDP_KEY), bodyOf(STRANGER)]);
  });

  it.each<[string, string, Edit]>([
    ['Test provider', 'what there is in another language', swap(/<md:OrganizationDisplayName xml:lang="it">.*/, '')],
    ['Gestore di prova S.p.A.', 'its name in full', swap(/<md:OrganizationDisplayName[^]*<\/md:OrganizationDisplayName>/, '')],
    ['https://idp.example.it', 'its entityID', swap(/<md:Organization>[^]*<\/md:Organization>/, '')],
    [
      'Come si vede',
      'what it shows to people',
      swap(
        '<md:KeyDescriptor',
        '<md:Extensions><mdui:UIInfo><mdui:DisplayName xml:lang="it">Come si vede</mdui:DisplayName></mdui:UIInfo></md:Extensions><md:KeyDescriptor',
      ),
    ],
  ])('are called %s: by %s', (name, _what, edit) => {
    expect(parse(edit)[0]?.name).toBe(name);
  });

  it('without logout are fine', () => {
    const [found] = parse(swap(/<md:SingleLogoutService[^]*SOAP[^]*?\/>/, ''));
    expect(found?.singleLogout).toEqual({});
    expect(found).not.toHaveProperty('singleLogoutResponse');
  });

  it('may have only one binding', () => {
    const [found] = parse(swap(new RegExp(`<md:SingleSignOnService Binding="${POST}"[^>]*>`), ''));
    expect(found?.singleSignOn).toEqual({ redirect: 'https://idp.example.it/sso/redirect' });
  });

  it.each<[string, Edit]>([
    ['no XML', () => 'hello'],
    ['nothing', () => ''],
    ['a document type', (xml) => `<!DOCTYPE x>${xml}`],
    ['something else', () => '<a/>'],
    ['an element of another namespace', swap('xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"', 'xmlns:md="urn:x"')],
    ['more than a registry', (xml) => xml + ' '.repeat(8_388_608)],
    ['no entityID', swap(/ entityID="[^"]*"/, '')],
    ['no identity provider', swap(/<md:IDPSSODescriptor[^]*<\/md:IDPSSODescriptor>/, '')],
    ['no key', swap(/<md:KeyDescriptor[^]*<\/md:KeyDescriptor>/, '')],
    ['a key for encryption only', swap('use="signing"', 'use="encryption"')],
    ['a certificate that is none', swap(/(<ds:X509Certificate>)[^<]*/, '$1bm9uZQ==')],
    ['no address for requests', swap(/<md:SingleSignOnService[^]*<\/md:IDPSSODescriptor>/, '</md:IDPSSODescriptor>')],
    ['a script for an address', swap(/https:\/\/idp\.example\.it\/sso\/(?:post|redirect)/g, 'javascript:alert(1)')],
    ['the same twice', (xml) => `<md:EntitiesDescriptor ${NAMESPACES}>${xml}${xml}</md:EntitiesDescriptor>`],
  ])('are not taken with %s', (_what, edit) => {
    expect(() => parse(edit)).toThrow(InvalidMetadata);
  });

  it.each([
    ['1024 bits', 'rsa-1024'],
    ['an elliptic curve', 'p-256'],
  ])('are not taken with a key of %s', (_what, kind) => {
    expect(() => parse(swap(/(<ds:X509Certificate>)[^<]*/, `$1${WEAK[kind as keyof typeof WEAK]}`))).toThrow('RSA key of 2048 bits');
  });
});

/** Made once, valid until 2036: nobody makes such keys any more. */
const WEAK = {
  'rsa-1024':
    'MIIB+jCCAWOgAwIBAgIUee6iYSnC1b4Y5oMW6oRgDADSSpAwDQYJKoZIhvcNAQELBQAwDzENMAsGA1UEAwwEd2VhazAeFw0yNjExMjIwMjM0MTRaFw0zNjExMTkwMjM0MTRaMA8xDTALBgNVBAMMBHdlYWswgZ8wDQYJKoZIhvcNAQEBBQADgY0AMIGJAoGBAMP29EUJ1Au+ERPzkdm1FrddcENsmQ3XPVHzWYNw6OMUSNLdybAEkgWaHwJ2RCvJu92CH3/QJjg+JeoRqxZszjpYJWkwG1FPU4Df1C1/4jL4wOuomMIPYyJwaPUsG4+iwArQ2Q0MpvhuKDvFqZVhSFZcvUYLMPvlyMK0lm0CsmJZAgMBAAGjUzBRMB0GA1UdDgQWBBRiwHnYdaX/W8NJFB1QOiJaktyTVDAfBgNVHSMEGDAWgBRiwHnYdaX/W8NJFB1QOiJaktyTVDAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4GBAEs3kt5AyWHdj4aIX1afjDsaD8DqfPa/LD7IfkMaB3T/74r5I4MvHSa2YWHBnHuWrKiQm5h/9WpIGHKEzdacNvSbTG5C4sBX3SIDpgZh1eLuN2w7Ysnq/clNQgbKZT9LyPv2/m8F2soZLCrM2VFG3MobhKVnWUQLLmgSVjiUXh5F',
  'p-256':
    'MIIBbjCCARWgAwIBAgIUTrFmhuGoeeRGsMQehna0AuSI5vIwCgYIKoZIzj0EAwIwDTELMAkGA1UEAwwCZWMwHhcNMjYxMTIyMDIzNDE0WhcNMzYxMTE5MDIzNDE0WjANMQswCQYDVQQDDAJlYzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJLmeOLgipAEmmYdUhBsrsceTu2lQFhij+H6aM7XSMJ1c2l2JBm4XjZyZMc+nwUiciZKl22I+VkHiKsz6HZSZu6jUzBRMB0GA1UdDgQWBBRB2Ju/Q0ma9YbppxK/fYtUpxOvAjAfBgNVHSMEGDAWgBRB2Ju/Q0ma9YbppxK/fYtUpxOvAjAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIHn34SZbI13SHM8Py13A7WpoBujMghSyanV71GpyOvpcAiAdBrruPFf9sfgnI0sSMEpJCkKz8uDh8zflHGvx3UyFJQ==',
};
