import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IdpContext } from './idp-context.js';
import { sendForm, sendMessage } from './pages/send-page.js';
import { receiveRequest } from './receive.js';
import { Refusal } from './refusal.js';
import { newId } from './response.js';
import { postFields, redirectAddress } from './saml/bindings.js';
import { logoutResponseXml } from './saml/logout-messages.js';
import { checkLogoutRequest } from './saml/logout-request.js';
import { STATUS } from './saml/names.js';

const ENDED = { code: STATUS.success };
/** What SPID wants said when the session was over already. */
const WAS_OVER = { code: STATUS.requester, subCode: STATUS.partialLogout };

/** Single logout: ends the level 1 session that a service provider names, and says so the way it was asked. */
export function registerSingleLogout(app: FastifyInstance, context: IdpContext): void {
  const logOut = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const idp = context.idp();
    const { root, message, serviceProvider } = await receiveRequest(request, idp, context.directory);
    const checked = checkLogoutRequest(root, { message, serviceProvider, idp, now: context.clock.now() });
    if (!checked.ok) throw new Refusal(400, 'Richiesta non conforme', 'La richiesta di uscita è autentica ma sbagliata:', checked.refusal);
    const { id, nameId, sessionIndex } = checked.value;
    const ended = context.sessions.endByIndex(idp.federation, sessionIndex, nameId);
    // The card's identity provider takes logout requests and answers with a page, never with SAML.
    if (idp.federation === 'cie') return sendMessage(reply, 200, LOGGED_OUT);
    const { singleLogout } = serviceProvider;
    const target = singleLogout.find(({ binding }) => binding === message.binding) ?? singleLogout[0];
    if (!target) throw new Refusal(400, 'Richiesta non conforme', 'Nei metadati manca SingleLogoutService.');
    const xml = logoutResponseXml({
      id: newId(),
      issuedAt: context.clock.now(),
      issuer: idp.entityId,
      destination: target.responseLocation,
      inResponseTo: id,
      status: ended ? ENDED : WAS_OVER,
    });
    const response = { kind: 'SAMLResponse', xml, relayState: message.relayState, key: idp.key } as const;
    if (target.binding === 'post') return sendForm(reply, target.responseLocation, postFields(response));
    return reply.redirect(redirectAddress(target.responseLocation, response));
  };

  app.get('/slo', logOut);
  app.post('/slo', logOut);
  app.post('/end-session', async (request, reply) => {
    context.sessions.end(context.token(request));
    context.dropToken(reply);
    return sendMessage(reply, 200, LOGGED_OUT);
  });
}

const LOGGED_OUT = { title: 'Uscita completata', text: 'Uscita effettuata con successo. Può chiudere questa pagina.' };
