import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoIdp, type DemoIdp } from './demo-idp.js';
import type { Federation } from './federation.js';
import { postFields, readRedirect, redirectAddress } from './saml/bindings.js';
import { logoutRequestXml } from './saml/logout-messages.js';
import { BINDING, NAME_ID_FORMAT, NAMESPACE } from './saml/names.js';
import { certificateBody, makeSigningKey, type SigningKey } from './saml/signing-key.js';
import { element, writeXml } from './xml/element.js';
import { attributeOf, childOf, childrenOf, readXml, textOf } from './xml/read.js';
import { signedRoot } from './xml/verify.js';

const ENTITY_ID = 'https://aggregatore.example/pub-ag-full/bari';
const ACS = 'http://bari.localhost:3000/spid/acs';
const SLO = 'http://bari.localhost:3000/spid/slo';

let folder: string;
let portal: Server;
let portalPort: number;
let demoIdp: DemoIdp;
let key: SigningKey;
const asked: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-idp-'));
  key = await makeSigningKey('Comune di Bari');
  portal = createServer((request, response) => {
    asked.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
    const isBari = request.headers.host === `bari.localhost:${portalPort}` && request.url?.endsWith('/metadata') === true;
    response.writeHead(isBari ? 200 : 404).end(isBari ? serviceProviderMetadata() : 'chi?');
  });
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  portalPort = (portal.address() as AddressInfo).port;
  demoIdp = await createDemoIdp({ portal: `http://127.0.0.1:${portalPort}`, dataFolder: folder });
  await demoIdp.listen(0);
});

afterAll(async () => {
  await demoIdp.close();
  await new Promise((resolve) => portal.close(resolve));
  await rm(folder, { recursive: true });
});

function serviceProviderMetadata(): string {
  const certificate = element('ds:X509Certificate', {}, certificateBody(key.certificate));
  return writeXml(
    element(
      'md:EntityDescriptor',
      { 'xmlns:md': NAMESPACE.metadata, 'xmlns:ds': NAMESPACE.signature, entityID: ENTITY_ID },
      element(
        'md:SPSSODescriptor',
        {},
        element('md:KeyDescriptor', { use: 'signing' }, element('ds:KeyInfo', {}, element('ds:X509Data', {}, certificate))),
        ...[BINDING.redirect, BINDING.post].map((Binding) => element('md:SingleLogoutService', { Binding, Location: SLO })),
        element('md:AssertionConsumerService', { Binding: BINDING.post, Location: ACS, index: '0', isDefault: 'true' }),
        element(
          'md:AttributeConsumingService',
          { index: '0' },
          ...['name', 'fiscalNumber'].map((Name) => element('md:RequestedAttribute', { Name })),
        ),
      ),
      element('md:Organization', {}, element('md:OrganizationDisplayName', { 'xml:lang': 'it' }, 'Comune di <Bari>')),
    ),
  );
}

interface Wanted {
  readonly federation?: Federation;
  readonly level?: 1 | 2 | 3;
  /** Edits the request before it is signed. */
  readonly edit?: (xml: string) => string;
  readonly relayState?: string;
}

function authnRequest({ federation = 'spid', level = 2, edit = (xml) => xml }: Wanted): string {
  return edit(
    writeXml(
      element(
        'samlp:AuthnRequest',
        {
          'xmlns:samlp': NAMESPACE.protocol,
          'xmlns:saml': NAMESPACE.assertion,
          ID: '_request',
          Version: '2.0',
          IssueInstant: new Date().toISOString(),
          Destination: demoIdp.idp(federation).singleSignOn,
          ForceAuthn: level === 1 ? undefined : 'true',
          AssertionConsumerServiceIndex: '0',
          AttributeConsumingServiceIndex: '0',
        },
        element('saml:Issuer', { Format: NAME_ID_FORMAT.entity, NameQualifier: ENTITY_ID }, ENTITY_ID),
        element('samlp:NameIDPolicy', { Format: NAME_ID_FORMAT.transient }),
        element(
          'samlp:RequestedAuthnContext',
          { Comparison: 'minimum' },
          element('saml:AuthnContextClassRef', {}, `https://www.spid.gov.it/SpidL${level}`),
        ),
      ),
    ),
  );
}

/** `localhost` is not asked for: not every machine of ours resolves it to the loopback address the server listens on. */
function here(address: string): string {
  return address.replace('//localhost', '//127.0.0.1');
}

function ask(wanted: Wanted = {}, cookie = ''): Promise<Response> {
  const { federation = 'spid', relayState = 'opaque' } = wanted;
  const message = { kind: 'SAMLRequest', xml: authnRequest(wanted), relayState, key } as const;
  return fetch(here(redirectAddress(demoIdp.idp(federation).singleSignOn, message)), { headers: { cookie } });
}

async function choose(page: string, choice: Readonly<Record<string, string>>, federation = 'spid'): Promise<Response> {
  const pending = /name="pending" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return post(`/${federation}/answer`, { pending, person: 'citizen-bari', level: '2', outcome: 'login', ...choice });
}

function post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(here(`${demoIdp.url()}${path}`), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

function formField(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}

const responseIn = (page: string) => Buffer.from(formField(page, 'SAMLResponse'), 'base64').toString('utf8');
const assertionIn = (xml: string) => childOf(readXml(xml), NAMESPACE.assertion, 'Assertion');

describe('the demonstration’s identity provider', () => {
  it('publishes metadata of its own for each federation, signed with a key of its own', async () => {
    const certificates = new Set<string>();
    for (const federation of ['spid', 'cie', 'staff'] as const) {
      const answer = await fetch(here(`${demoIdp.url()}/${federation}/metadata`));
      const { entityId, key: own } = demoIdp.idp(federation);
      expect(attributeOf(signedRoot(await answer.text(), [own.certificate]), 'entityID')).toBe(entityId);
      certificates.add(own.certificate);
    }
    expect(certificates.size).toBe(3);
  });

  it('keeps its keys for the next start', async () => {
    await using again = await createDemoIdp({ portal: 'http://127.0.0.1:1', dataFolder: folder, url: 'https://idp.example' });
    expect(again.idp('cie').key).toEqual(demoIdp.idp('cie').key);
    expect(again.idp('cie').entityId).toBe('https://idp.example/cie/metadata');
  });

  it('shows who asks, for what, and whom one can be', async () => {
    const answer = await ask();
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('Comune di &lt;Bari&gt;');
    expect(page).toContain('SPID 2');
    expect(page).toContain('nome, codice fiscale');
    expect(page).toContain('Giulia Lorusso');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(asked).toContain(`bari.localhost:${portalPort}/spid/metadata`);
  });

  it('answers with a form for the address in the metadata, and only what was asked for', async () => {
    const answer = await choose(await (await ask({ relayState: 'a&"b' })).text(), { level: '3' });
    const page = await answer.text();
    const root = signedRoot(responseIn(page), [demoIdp.idp('spid').key.certificate]);
    expect(page).toContain(`action="${ACS}"`);
    expect(formField(page, 'RelayState')).toBe('a&amp;&quot;b');
    expect(attributeOf(root, 'InResponseTo')).toBe('_request');
    const assertion = assertionIn(responseIn(page));
    const statement = childOf(assertion, NAMESPACE.assertion, 'AttributeStatement')!;
    expect(childrenOf(statement, NAMESPACE.assertion, 'Attribute').map((given) => attributeOf(given, 'Name'))).toEqual([
      ...['name', 'fiscalNumber'],
    ]);
    const authn = childOf(assertion, NAMESPACE.assertion, 'AuthnStatement');
    expect(textOf(authn)).toBe('https://www.spid.gov.it/SpidL3');
    expect(attributeOf(authn, 'SessionIndex')).toBeUndefined();
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain('form-action http://bari.localhost:3000;');
    expect(policy).toContain(`'nonce-${/<script nonce="([^"]+)"/.exec(page)?.[1] ?? ''}'`);
  });

  it('answers a request once', async () => {
    const page = await (await ask()).text();
    expect((await choose(page, {})).status).toBe(200);
    expect((await choose(page, {})).status).toBe(400);
  });

  it.each(['25', '08', '30'])('answers with error %s, unsigned', async (code) => {
    const xml = responseIn(await (await choose(await (await ask()).text(), { outcome: code })).text());
    expect(xml).toContain(`ErrorCode nr${code}`);
    expect(xml).not.toContain('Signature');
    expect(assertionIn(xml)).toBeUndefined();
  });

  it.each([
    { person: 'nobody', level: '2', outcome: 'login' },
    { person: 'citizen-bari', level: '4', outcome: 'login' },
    { outcome: '99' },
  ])('refuses the choice %o', async (choice) => {
    expect((await choose(await (await ask()).text(), choice)).status).toBe(400);
  });

  it('takes requests by POST', async () => {
    const fields = postFields({ kind: 'SAMLRequest', xml: authnRequest({}), relayState: 'opaque', key });
    expect((await post('/spid/sso', fields)).status).toBe(200);
    const unsigned = postFields({ kind: 'SAMLRequest', xml: authnRequest({}), relayState: 'opaque' });
    expect((await post('/spid/sso', unsigned)).status).toBe(403);
  });

  it('serves employees by the metadata at /sso, without SPID’s own rules', async () => {
    const bare = (xml: string) => xml.replace(/<samlp:NameIDPolicy.*(?=<\/samlp:AuthnRequest>)/, '').replace(/ Format="[^"]+"/, '');
    const page = await (await ask({ federation: 'staff', edit: bare })).text();
    expect(page).toContain('Anna Ranieri');
    expect(page).not.toContain('Giulia Lorusso');
    expect(asked).toContain(`bari.localhost:${portalPort}/sso/metadata`);
    const xml = responseIn(await (await choose(page, { person: 'operator-bari' }, 'staff')).text());
    expect(xml).toContain('PasswordProtectedTransport');
  });
});

describe('a request with something wrong in it', () => {
  const edits: readonly (readonly [what: string, edit: (xml: string) => string, said: string])[] = [
    ['without ID', (xml) => xml.replace(/ ID="[^"]+"/, ''), 'ID'],
    ['of another version', (xml) => xml.replace('Version="2.0"', 'Version="1.1"'), 'Version'],
    ['without instant', (xml) => xml.replace(/ IssueInstant="[^"]+"/, ''), 'IssueInstant'],
    ['from last year', (xml) => xml.replace(/ IssueInstant="[^"]+"/, ' IssueInstant="2025-01-01T00:00:00Z"'), 'IssueInstant'],
    ['for another identity provider', (xml) => xml.replace('/spid/sso"', '/cie/sso"'), 'Destination'],
    ['passive', (xml) => xml.replace(' ID=', ' IsPassive="false" ID='), 'IsPassive'],
    ['not forced at level 2', (xml) => xml.replace(' ForceAuthn="true"', ''), 'ForceAuthn'],
    ['without consumer', (xml) => xml.replace(' AssertionConsumerServiceIndex="0"', ''), 'AssertionConsumerServiceIndex'],
    ['with an unknown consumer', (xml) => xml.replace('ConsumerServiceIndex="0"', 'ConsumerServiceIndex="7"'), 'metadati'],
    [
      'with a consumer of its own',
      (xml) => xml.replace('AssertionConsumerServiceIndex="0"', 'AssertionConsumerServiceURL="https://evil.example/acs"'),
      'metadati',
    ],
    ['with an unknown attribute set', (xml) => xml.replace('ConsumingServiceIndex="0"', 'ConsumingServiceIndex="5"'), 'attributi 5'],
    ['whose Issuer has no Format', (xml) => xml.replace(/(<saml:Issuer) Format="[^"]+"/, '$1'), 'Format di Issuer'],
    ['whose Issuer is qualified by another', (xml) => xml.replace('NameQualifier="h', 'NameQualifier="x'), 'NameQualifier'],
    ['that lets create', (xml) => xml.replace('<samlp:NameIDPolicy ', '<samlp:NameIDPolicy AllowCreate="true" '), 'AllowCreate'],
    ['without NameIDPolicy', (xml) => xml.replace(/<samlp:NameIDPolicy[^>]+>/, ''), 'NameIDPolicy'],
    ['that compares exactly', (xml) => xml.replace('Comparison="minimum"', 'Comparison="exact"'), 'Comparison'],
    ['of no level', (xml) => xml.replace('SpidL2', 'SpidL9'), 'AuthnContextClassRef'],
    ['of another kind', (xml) => xml.replaceAll('AuthnRequest', 'LogoutRequest'), 'AuthnRequest'],
  ];

  it.each(edits)('%s is refused, and the page says why', async (_what, edit, said) => {
    const answer = await ask({ edit });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(said);
  });

  it.each([
    ['no RelayState', ''],
    ['an address as RelayState', 'https://evil.example'],
  ])('with %s is refused', async (_what, relayState) => {
    const answer = await ask({ relayState });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('RelayState');
  });

  it('that nobody signed, or somebody else, is refused', async () => {
    const stranger = await makeSigningKey('altri');
    const { singleSignOn } = demoIdp.idp('spid');
    for (const signer of [{}, { key: stranger }]) {
      const address = redirectAddress(singleSignOn, { kind: 'SAMLRequest', xml: authnRequest({}), relayState: 'x', ...signer });
      const answer = await fetch(here(address));
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('anomalia SPID 5');
    }
  });

  it.each([
    ['an unknown municipality', 'https://aggregatore.example/pub-ag-full/atlantide'],
    ['another entityID of a known one', 'https://evil.example/bari'],
    ['what is no host', 'https://evil.example/x.example%0d%0a'],
    ['no address at all', 'bari'],
  ])('of %s is refused', async (_what, issuer) => {
    const answer = await ask({ edit: (xml) => xml.replaceAll(ENTITY_ID, issuer) });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Fornitore di servizi sconosciuto');
  });

  it.each([
    ['nothing', ''],
    ['no message', 'RelayState=x'],
    ['two messages', 'SAMLRequest=x&SAMLResponse=x'],
    ['a message twice', 'SAMLRequest=x&SAMLRequest=x'],
    ['what is not compressed', 'SAMLRequest=PHhtbC8%2B'],
    ['broken encoding', 'SAMLRequest=%E0%A4%A'],
  ])('that is %s is refused', async (_what, query) => {
    expect((await fetch(here(`${demoIdp.idp('spid').singleSignOn}?${query}`))).status).toBe(403);
  });

  it('that has a document type is refused', async () => {
    const answer = await ask({ edit: (xml) => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml}` });
    expect(answer.status).toBe(403);
  });
});

describe('the session of a level 1 login', () => {
  async function logIn(): Promise<{ cookie: string; nameId: string; sessionIndex: string }> {
    const answer = await choose(await (await ask({ level: 1 })).text(), { level: '1' });
    const assertion = assertionIn(responseIn(await answer.text()));
    const subject = childOf(assertion, NAMESPACE.assertion, 'Subject');
    return {
      cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '',
      nameId: textOf(childOf(subject, NAMESPACE.assertion, 'NameID')) ?? '',
      sessionIndex: attributeOf(childOf(assertion, NAMESPACE.assertion, 'AuthnStatement'), 'SessionIndex') ?? '',
    };
  }

  async function logOut(session: { nameId: string; sessionIndex: string }): Promise<string> {
    const { entityId, singleLogout } = demoIdp.idp('spid');
    const xml = logoutRequestXml({
      id: '_logout',
      issuedAt: new Date(),
      issuer: ENTITY_ID,
      destination: singleLogout,
      nameQualifier: entityId,
      ...session,
    });
    const answer = await fetch(here(redirectAddress(singleLogout, { kind: 'SAMLRequest', xml, relayState: 'r', key })), {
      redirect: 'manual',
    });
    const location = answer.headers.get('location') ?? '';
    expect(location.startsWith(`${SLO}?`)).toBe(true);
    return readRedirect(location.split('?')[1] ?? '').xml;
  }

  it('answers the next level 1 request by itself, not one at level 2', async () => {
    const { cookie } = await logIn();
    expect(responseIn(await (await ask({ level: 1 }, cookie)).text())).toContain('TINIT-LRSGLI84E52A662P');
    expect(await (await ask({ level: 2 }, cookie)).text()).toContain('Con chi vuoi entrare?');
  });

  it('ends by single logout, once', async () => {
    const session = await logIn();
    expect(await logOut({ ...session, nameId: '_another' })).toContain('PartialLogout');
    expect(await logOut(session)).toContain('status:Success');
    expect(await logOut(session)).toContain('PartialLogout');
    expect(await (await ask({ level: 1 }, session.cookie)).text()).toContain('Con chi vuoi entrare?');
  });

  it('is shown on the first page, with the way out', async () => {
    const { cookie } = await logIn();
    const home = await (await fetch(here(demoIdp.url()), { headers: { cookie } })).text();
    expect(home).toContain('Sessione aperta: Giulia Lorusso');
    await fetch(here(`${demoIdp.url()}/spid/end-session`), { method: 'POST', headers: { cookie } });
    expect(await (await ask({ level: 1 }, cookie)).text()).toContain('Con chi vuoi entrare?');
  });
});
