import type { Change } from '../xml/changes.js';
import { element, type XmlElement, writeXml } from '../xml/element.js';
import { NAME_ID_FORMAT, NAMESPACE, STATUS } from './names.js';
import type { ResponseStatus } from './response-elements.js';

interface LogoutMessage {
  readonly id: string;
  readonly issuedAt: Date;
  /** entityID of whoever writes. */
  readonly issuer: string;
  readonly destination: string;
  /** What becomes of the whole message before it is written; nothing unless said. */
  readonly change?: Change;
}

export interface LogoutRequestPlan extends LogoutMessage {
  readonly nameId: string;
  readonly nameQualifier: string;
  readonly sessionIndex?: string;
}

export interface LogoutResponsePlan extends LogoutMessage {
  readonly inResponseTo: string;
  readonly status?: ResponseStatus;
}

/** An unsigned LogoutRequest: its binding decides where the signature goes. */
export function logoutRequestXml(plan: LogoutRequestPlan): string {
  const qualifiers = { Format: NAME_ID_FORMAT.transient, NameQualifier: plan.nameQualifier };
  const session = plan.sessionIndex === undefined ? [] : [element('samlp:SessionIndex', {}, plan.sessionIndex)];
  const request = element(
    'samlp:LogoutRequest',
    commonAttributes(plan),
    issuerElement(plan),
    element('saml:NameID', qualifiers, plan.nameId),
    ...session,
  );
  return written(request, plan.change);
}

/** An unsigned LogoutResponse: its binding decides where the signature goes. */
export function logoutResponseXml(plan: LogoutResponsePlan): string {
  const { code, subCode } = plan.status ?? { code: STATUS.success };
  const inner = subCode === undefined ? [] : [element('samlp:StatusCode', { Value: subCode })];
  const response = element(
    'samlp:LogoutResponse',
    { ...commonAttributes(plan), InResponseTo: plan.inResponseTo },
    issuerElement(plan),
    element('samlp:Status', {}, element('samlp:StatusCode', { Value: code }, ...inner)),
  );
  return written(response, plan.change);
}

function commonAttributes({ id, issuedAt, destination }: LogoutMessage): XmlElement['attributes'] {
  return {
    'xmlns:samlp': NAMESPACE.protocol,
    'xmlns:saml': NAMESPACE.assertion,
    ID: id,
    Version: '2.0',
    IssueInstant: issuedAt.toISOString(),
    Destination: destination,
  };
}

function issuerElement({ issuer }: LogoutMessage): XmlElement {
  return element('saml:Issuer', { Format: NAME_ID_FORMAT.entity, NameQualifier: issuer }, issuer);
}

function written(message: XmlElement, change: Change | undefined): string {
  return writeXml(...(change?.(message) ?? [message]));
}
