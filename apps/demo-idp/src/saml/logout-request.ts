import { ok, refused, type Result } from '@casa/kernel';
import { attributeOf, childOf, textOf } from '../xml/read.js';
import { readInstant } from './instants.js';
import { checkMessage } from './message-checks.js';
import type { Surroundings } from './authn-request.js';
import { NAMESPACE, NAME_ID_FORMAT } from './names.js';
import { type Problem, ProblemList } from './problem.js';

export interface LogoutRequest {
  readonly id: string;
  readonly nameId: string;
  readonly sessionIndex: string | undefined;
}

/** Reads a proven LogoutRequest. */
export function checkLogoutRequest(root: Element, { idp, now }: Surroundings): Result<LogoutRequest, readonly Problem[]> {
  const list = new ProblemList();
  list.require(root.namespaceURI === NAMESPACE.protocol && root.localName === 'LogoutRequest', 'Il messaggio non è una LogoutRequest.', 8);
  checkMessage(root, list, { idp, destinations: [idp.singleLogout], now });
  const expires = attributeOf(root, 'NotOnOrAfter');
  const limit = readInstant(expires);
  list.require(expires === undefined || (limit !== undefined && limit > now), 'La LogoutRequest è scaduta (NotOnOrAfter).', 8);
  const nameId = childOf(root, NAMESPACE.assertion, 'NameID');
  list.require(Boolean(textOf(nameId)), 'Manca il NameID.', 8);
  list.require(
    attributeOf(nameId, 'Format') === NAME_ID_FORMAT.transient,
    `Il Format del NameID deve essere ${NAME_ID_FORMAT.transient}.`,
    8,
  );
  list.require(attributeOf(nameId, 'NameQualifier') === idp.entityId, 'Il NameQualifier del NameID deve essere quello ricevuto.', 8);
  if (list.problems.length > 0) return refused(list.problems);
  const sessionIndex = textOf(childOf(root, NAMESPACE.protocol, 'SessionIndex'));
  return ok({ id: attributeOf(root, 'ID') ?? '', nameId: textOf(nameId) ?? '', sessionIndex });
}
