import { STATUS } from './names.js';
import type { ResponseStatus } from './response-elements.js';

/** An anomaly of SPID's table that an identity provider tells the service provider. */
export interface SpidError {
  /** As in `ErrorCode nrNN`. */
  readonly code: string;
  /** What it means, in Italian, for the demonstration's page. */
  readonly meaning: string;
  readonly status: ResponseStatus;
}

/** Whose fault it is, what is wrong in SAML's words, and what it means. */
const TABLE: Readonly<Record<string, readonly [code: string, subCode: string | undefined, meaning: string]>> = {
  '08': [STATUS.requester, undefined, 'Richiesta non conforme a SAML'],
  '09': [STATUS.versionMismatch, undefined, 'Versione SAML sbagliata'],
  '10': [STATUS.requester, undefined, 'Issuer sbagliato'],
  '11': [STATUS.requester, undefined, 'ID della richiesta sbagliato'],
  '12': [STATUS.requester, STATUS.noAuthnContext, 'Livello chiesto sbagliato'],
  '13': [STATUS.requester, STATUS.requestDenied, 'Istante della richiesta sbagliato'],
  '14': [STATUS.requester, STATUS.requestUnsupported, 'Destinazione sbagliata'],
  '15': [STATUS.requester, STATUS.noPassive, 'Richiesta passiva'],
  '16': [STATUS.requester, STATUS.requestUnsupported, 'Servizio di ricezione sconosciuto'],
  '17': [STATUS.requester, STATUS.requestUnsupported, 'Formato del NameID sbagliato'],
  '18': [STATUS.requester, STATUS.requestUnsupported, 'Gruppo di attributi sconosciuto'],
  '19': [STATUS.responder, STATUS.authnFailed, 'Credenziali sbagliate troppe volte'],
  '20': [STATUS.responder, STATUS.authnFailed, 'Nessuna credenziale del livello chiesto'],
  '21': [STATUS.responder, STATUS.authnFailed, 'Tempo scaduto'],
  '22': [STATUS.responder, STATUS.authnFailed, 'Consenso negato'],
  '23': [STATUS.responder, STATUS.authnFailed, 'Identità sospesa, revocata o bloccata'],
  '24': [STATUS.responder, STATUS.authnFailed, 'Codice riservato'],
  '25': [STATUS.responder, STATUS.authnFailed, 'Accesso annullato dalla persona'],
  '30': [STATUS.responder, STATUS.authnFailed, 'Tipo di identità diverso da quello chiesto'],
};

export const CANCELLED = '25';

export const SPID_ERRORS: readonly SpidError[] = Object.entries(TABLE)
  .map(([code, [status, subCode, meaning]]) => ({
    code,
    meaning,
    status: { code: status, message: `ErrorCode nr${code}`, ...(subCode !== undefined && { subCode }) },
  }))
  .toSorted((one, other) => Number(one.code) - Number(other.code));

export function spidError(code: string | undefined): SpidError | undefined {
  return SPID_ERRORS.find((error) => error.code === code);
}
