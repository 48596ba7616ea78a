import { X509Certificate } from 'node:crypto';
import { type IdentityProvider as Answerer, makeSigningKey, newId, PERSONS } from '@casa/demo-idp';
import { type IdentityProvider, type PendingRequest, type ServiceProvider, verifyResponse } from '@casa/identity';
import { getVerifiedXml, parseDomFromString } from '@node-saml/node-saml/lib/xml.js';
import type { Measurement, Side } from '../measure/side.ts';
import { answerOf } from './login.ts';

/** Answers of a measurement, for each second that others last. */
const A_SECOND = 50;

/** An answer as it is posted, and the request that it answers. */
interface Message {
  readonly encoded: string;
  readonly pending: PendingRequest;
}

/** A person logs in: what `verifyResponse` does of it, every rule of SPID and both signatures. */
export async function validationSide(idp: Answerer, seconds: number): Promise<Side> {
  const sp = await aServiceProvider();
  const expected = { sp, idp: registered(idp) };
  const validate = ({ encoded, pending }: Message): boolean => verifyResponse(encoded, { ...expected, pending, now: new Date() }).ok;
  return proving(
    'verifyResponse',
    () => freshMessages(idp, sp, seconds),
    async (message) => validate(message),
  );
}

/**
 * The bare signatures: what node-saml does of the same messages before it looks at anything that they say. `getVerifiedXml` is what its
 * `validatePostResponseAsync` proves a signature with; it wants the document read, and is asked of both elements that are signed.
 */
export async function bareSignatureSide(idp: Answerer, seconds: number): Promise<Side> {
  const sp = await aServiceProvider();
  const certificates = [idp.key.certificate];
  const verify = async ({ encoded }: Message): Promise<boolean> => {
    const xml = Buffer.from(encoded, 'base64').toString('utf8');
    const { documentElement: response } = await parseDomFromString(xml);
    const [assertion] = Array.from(response.childNodes).filter(isAssertion);
    if (!assertion) return false;
    return getVerifiedXml(xml, response, certificates) !== null && getVerifiedXml(xml, assertion, certificates) !== null;
  };
  return proving('node-saml', () => freshMessages(idp, sp, seconds), verify);
}

/** Messages made for each measurement: each is as new to whoever proves it as a login is. */
function proving(name: string, fresh: () => readonly Message[], prove: (message: Message) => Promise<boolean>): Side {
  let messages: readonly Message[] = [];
  return {
    name,
    pid: process.pid,
    prepare: async () => {
      messages = fresh();
    },
    measure: () => each(messages, prove),
  };
}

async function each(messages: readonly Message[], prove: (message: Message) => Promise<boolean>): Promise<Measurement> {
  const begin = performance.now();
  for (const message of messages) if (!(await prove(message))) throw new Error('an honest answer was refused');
  const count = messages.length;
  return { count, perSecond: count / ((performance.now() - begin) / 1000) };
}

function freshMessages(idp: Answerer, sp: ServiceProvider, seconds: number): Message[] {
  const [person] = PERSONS;
  if (!person) throw new Error('the demonstration has nobody');
  return Array.from({ length: seconds * A_SECOND }, () => {
    const id = newId();
    const pending = { id, identityProvider: idp.entityId, issuedAt: new Date(), level: 2, acs: sp.acs, entityId: sp.entityId } as const;
    return { encoded: answerOf(idp, sp, id, person).encoded, pending };
  });
}

/** The identity provider as its metadata say it. */
function registered({ entityId, name, key }: Answerer): IdentityProvider {
  const certificate = new X509Certificate(key.certificate).raw.toString('base64');
  return { federation: 'SPID', entityId, name, singleSignOn: {}, singleLogout: {}, certificates: [certificate] };
}

async function aServiceProvider(): Promise<ServiceProvider> {
  const home = 'https://servizi.comune.misura.ba.it';
  const contact = { email: 'spid@example.it', telephone: '+39080000000' };
  return {
    ...{ federation: 'SPID', entityId: `${home}/pub-ag-full/misura`, acs: `${home}/spid/acs`, slo: `${home}/spid/slo` },
    keys: [await makeSigningKey('Comune di Misura')],
    organization: { name: 'Comune di Misura', displayName: 'Misura', url: home },
    ...{ ipaCode: 'c_a000', belfioreCode: 'A000', contact, attributeSets: [] },
    aggregator: { name: 'Consorzio', fiscalCode: '80000110728', ipaCode: 'cmba', belfioreCode: 'A662', ...contact },
  };
}

function isAssertion(node: Node): node is Element {
  return node.nodeName.endsWith('Assertion');
}
