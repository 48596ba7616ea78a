import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { assertedAttributes, personsOf } from './asserted-attributes.js';
import type { IdpContext } from './idp-context.js';
import { ChoosePersonPage } from './pages/choose-person.js';
import { sendForm, sendPage } from './pages/send-page.js';
import type { DemoPerson } from './persons.js';
import { receiveRequest } from './receive.js';
import { Refusal } from './refusal.js';
import { buildResponse, newId, type ResponsePlan } from './response.js';
import { type AuthnRequest, checkAuthnRequest } from './saml/authn-request.js';
import { LEVELS, PASSWORD_CLASS } from './saml/names.js';
import { spidError } from './saml/spid-errors.js';

const PENDING_MS = 10 * 60_000;

/** What the page of choice sends. */
interface Choice {
  readonly pending?: string;
  readonly person?: string;
  readonly level?: string;
  /** `login`, or the code of an error. */
  readonly outcome?: string;
}

/** Single sign-on: takes AuthnRequests by either binding, asks who shall be asserted, and answers with a form. */
export function registerSingleSignOn(app: FastifyInstance, context: IdpContext): void {
  const pending = new LRUCache<string, AuthnRequest>({ max: 10_000, ttl: PENDING_MS });

  const begin = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const idp = context.idp();
    const proven = await receiveRequest(request, idp, context.directory);
    const checked = checkAuthnRequest(proven.root, { ...proven, idp, now: context.clock.now() });
    if (!checked.ok) throw new Refusal(400, 'Richiesta non conforme', 'La richiesta è autentica ma sbagliata:', checked.refusal);
    const wanted = checked.value;
    const session = context.sessions.find(idp.federation, context.token(request));
    const known = personsOf(idp.federation).find(({ id }) => id === session?.personId);
    if (session && known && wanted.level === 1 && !wanted.forceAuthn) return answer(reply, wanted, loginPlan(wanted, known, 1, session));
    const pendingId = newId();
    pending.set(pendingId, wanted);
    const { serviceProvider, level, attributes } = wanted;
    const persons = personsOf(idp.federation);
    return sendPage(reply, ChoosePersonPage({ name: idp.name, municipality: serviceProvider.name, level, attributes, persons, pendingId }));
  };

  const choose = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const choice = (request.body ?? {}) as Choice;
    const wanted = pending.get(choice.pending ?? '');
    if (!wanted) throw new Refusal(400, 'Richiesta scaduta', 'Torni al sito del Comune e ricominci l’accesso.');
    const plan = choice.outcome === 'login' ? login(wanted, choice, request, reply) : errorPlan(choice.outcome);
    pending.delete(choice.pending ?? '');
    return answer(reply, wanted, plan);
  };

  const login = (wanted: AuthnRequest, choice: Choice, request: FastifyRequest, reply: FastifyReply): PartialPlan => {
    const { federation } = context.idp();
    const person = personsOf(federation).find(({ id }) => id === choice.person);
    const level = LEVELS.find((known) => String(known) === choice.level);
    if (!person || !level) throw new Refusal(400, 'Scelta non valida', 'Manca la persona o il livello.');
    if (wanted.level !== 1) return loginPlan(wanted, person, level);
    context.sessions.end(context.token(request));
    const [token, session] = context.sessions.begin(federation, person.id);
    context.setToken(reply, token);
    return loginPlan(wanted, person, level, session);
  };

  const loginPlan = (
    wanted: AuthnRequest,
    person: DemoPerson,
    level: (typeof LEVELS)[number],
    session?: { readonly index: string; readonly nameIds: Set<string> },
  ): PartialPlan => {
    const nameId = newId();
    session?.nameIds.add(nameId);
    return {
      nameId,
      level: wanted.level === undefined ? PASSWORD_CLASS : level,
      attributes: assertedAttributes(person, context.idp(), wanted.attributes),
      ...(session && { sessionIndex: session.index }),
    };
  };

  const answer = (reply: FastifyReply, wanted: AuthnRequest, plan: PartialPlan): FastifyReply => {
    const { entityId: issuer, key } = context.idp();
    const { encoded } = buildResponse({
      issuer,
      key,
      inResponseTo: wanted.id,
      destination: wanted.assertionConsumer,
      audience: wanted.serviceProvider.entityId,
      issuedAt: context.clock.now(),
      ...plan,
    });
    const relayState = wanted.relayState === undefined ? {} : { RelayState: wanted.relayState };
    return sendForm(reply, wanted.assertionConsumer, { SAMLResponse: encoded, ...relayState });
  };

  app.get('/sso', begin);
  app.post('/sso', begin);
  app.post('/answer', choose);
}

type PartialPlan = Pick<ResponsePlan, 'attributes'> & Partial<ResponsePlan>;

/** Unsigned, as SPID's identity providers send them. */
function errorPlan(code: string | undefined): PartialPlan {
  const error = spidError(code);
  if (!error) throw new Refusal(400, 'Scelta non valida', 'L’errore chiesto non esiste.');
  return { attributes: [], sign: 'none', status: error.status };
}
