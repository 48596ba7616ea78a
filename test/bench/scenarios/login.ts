import {
  assertedAttributes,
  attributeOf,
  buildResponse,
  type DemoPerson,
  type IdentityProvider,
  parseServiceProvider,
  PERSONS,
  readRedirect,
  readXml,
} from '@casa/demo-idp';
import { request } from 'undici';
import type { Municipality } from '../data/municipality.ts';
import type { LoadProcess } from '../load/load-process.ts';
import type { Side } from '../measure/side.ts';
import type { MeasuredProcess } from '../processes.ts';

/** More than ever log in at once, so that none waits for another's row. */
const PEOPLE = 500;
/** Logins of a measurement, for each second that others last. */
const A_SECOND = 50;

/** The service provider that an answer is for. */
export interface Addressee {
  readonly entityId: string;
  /** Where answers are posted. */
  readonly acs: string;
}

export interface LoginLoad {
  readonly load: LoadProcess;
  readonly connections: number;
  readonly seconds: number;
}

/** The end of a login over HTTP: what the identity provider answered is posted, and a session begins. Its begin is not measured. */
export function loginSide(
  name: string,
  api: MeasuredProcess,
  { host }: Municipality,
  idp: IdentityProvider,
  { load, connections, seconds }: LoginLoad,
): Side {
  let forms: string[] = [];
  return {
    name,
    pid: api.pid,
    prepare: async () => {
      const sp = await addressee(api, host);
      forms = [];
      while (forms.length < seconds * A_SECOND) forms.push(await begunLogin(api, host, idp, sp, forms.length % PEOPLE));
    },
    measure: () => load.run({ url: api.url, host, work: { kind: 'login', forms }, connections, seconds: Number.MAX_SAFE_INTEGER }),
  };
}

/** Begins a login as a browser would. @returns the form that the identity provider has the browser post. */
async function begunLogin({ url }: MeasuredProcess, host: string, idp: IdentityProvider, sp: Addressee, person: number): Promise<string> {
  const query = new URLSearchParams({ idp: idp.entityId, level: '2' });
  const { headers, body } = await request(`${url}/spid/login?${query}`, { headers: { host } });
  await body.dump();
  const [, sent = ''] = String(headers['location']).split('?');
  const { xml, relayState = '' } = readRedirect(sent);
  const { encoded } = answerOf(idp, sp, attributeOf(readXml(xml), 'ID') ?? '', somebody(person));
  return new URLSearchParams({ SAMLResponse: encoded, RelayState: relayState }).toString();
}

/** Without codice fiscale, so that any number of them can be made up. */
function somebody(number: number): DemoPerson {
  const foreigner = PERSONS.find(({ attributes }) => attributes['fiscalNumber'] === undefined);
  if (!foreigner) throw new Error('the demonstration has nobody without codice fiscale');
  return { ...foreigner, attributes: { ...foreigner.attributes, spidCode: `MISU${number}` } };
}

/** What an honest provider answers of somebody: Response and Assertion signed, as SPID asks. */
export function answerOf(
  idp: IdentityProvider,
  { entityId, acs }: Addressee,
  inResponseTo: string,
  person: DemoPerson,
): ReturnType<typeof buildResponse> {
  const attributes = assertedAttributes(person, idp, idp.attributes);
  return buildResponse({ issuer: idp.entityId, key: idp.key, inResponseTo, destination: acs, audience: entityId, level: 2, attributes });
}

async function addressee({ url }: MeasuredProcess, host: string): Promise<Addressee> {
  const { body } = await request(`${url}/spid/metadata`, { headers: { host } });
  const { entityId, assertionConsumers } = parseServiceProvider(await body.text());
  const acs = assertionConsumers.find(({ isDefault }) => isDefault)?.location;
  if (acs === undefined) throw new Error(`${entityId} has nowhere to answer to`);
  return { entityId, acs };
}
