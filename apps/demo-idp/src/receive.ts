import type { FastifyRequest } from 'fastify';
import type { IdentityProvider } from './federation.js';
import { Refusal } from './refusal.js';
import { provenRoot, readPost, readRedirect, type ReceivedMessage, UnreadableMessage } from './saml/bindings.js';
import { issuerOf } from './saml/message-checks.js';
import type { ServiceProvider } from './saml/service-provider.js';
import { type ServiceProviderDirectory, UnknownServiceProvider } from './service-provider-directory.js';
import { readXml, UnreadableXml } from './xml/read.js';

export interface ProvenMessage {
  readonly message: ReceivedMessage;
  readonly serviceProvider: ServiceProvider;
  /** Read from what was signed. */
  readonly root: Element;
}

const WRONG_FORM = 'Formato richiesta non corretto';
const NOT_AUTHENTIC = 'Impossibile stabilire l’autenticità della richiesta';

/** Takes a request of a service provider by either binding and proves who sent it. @throws Refusal */
export async function receiveRequest(
  request: FastifyRequest,
  idp: IdentityProvider,
  directory: ServiceProviderDirectory,
): Promise<ProvenMessage> {
  try {
    const message = readMessage(request);
    if (message.kind !== 'SAMLRequest') throw new UnreadableMessage('qui si ricevono solo richieste (SAMLRequest)');
    const issuer = issuerOf(readXml(message.xml));
    if (issuer === undefined) throw new Refusal(403, WRONG_FORM, 'La richiesta non dice da chi viene.', [MISSING_ISSUER]);
    const serviceProvider = await directory.find(idp.federation, issuer);
    const root = provenRoot(message, serviceProvider.certificates);
    if (!root)
      throw new Refusal(403, NOT_AUTHENTIC, 'La firma non c’è, non è valida o non è di una chiave dei metadati.', [
        SIGNATURE[message.binding],
      ]);
    if (issuerOf(root) !== issuer) throw new Refusal(403, NOT_AUTHENTIC, 'Chi firma non è chi scrive.', [MISSING_ISSUER]);
    return { message, serviceProvider, root };
  } catch (error) {
    throw asRefusal(error);
  }
}

const MISSING_ISSUER = { text: 'Issuer manca o non corrisponde a chi firma.', anomaly: 10 };
const SIGNATURE = {
  redirect: { text: 'Verifica della firma nell’indirizzo (SigAlg, Signature) fallita.', anomaly: 5 },
  post: { text: 'Verifica della firma nel documento fallita.', anomaly: 7 },
};

function readMessage(request: FastifyRequest): ReceivedMessage {
  if (request.method === 'POST') return readPost(request.body as Readonly<Record<string, string | undefined>>);
  return readRedirect(request.raw.url?.split('?').slice(1).join('?') ?? '');
}

function asRefusal(error: unknown): unknown {
  if (error instanceof UnreadableMessage) return new Refusal(403, WRONG_FORM, `La richiesta non si può leggere: ${error.message}.`);
  if (error instanceof UnreadableXml) return new Refusal(403, WRONG_FORM, `La richiesta non è un XML accettabile: ${error.message}.`);
  if (error instanceof UnknownServiceProvider) return new Refusal(403, 'Fornitore di servizi sconosciuto', error.message);
  return error;
}
