import type { ApiClient } from '../api/client.server.js';
import { failure, notFound } from '../api/failures.server.js';
import { CallNextAppointmentDocument, LeaveDeskDocument, TakeDeskDocument } from '../gql/graphql.js';
import type { Messages } from '../i18n/catalogue.js';
import type { DateFormat } from '../i18n/format.js';
import { readSeen, type Said, takeStep } from './take-step.server.js';

/** What came of a button of the agenda. */
export interface Acted {
  /** The appointment that the page leads to. */
  readonly id?: string;
  readonly said?: Said;
}

/** Every button of the agenda is a form: what was pressed, and on what. @throws not found, bad request */
export async function actOnAgenda(api: ApiClient, form: FormData, texts: Messages['agenda'], format: DateFormat): Promise<Acted> {
  const intent = form.get('intent');
  switch (intent) {
    case 'next':
      return callNext(api, texts, format);
    case 'sit':
    case 'relieve':
      return sit(api, form.get('sportello'), intent === 'relieve');
    case 'leave':
      await api.execute(LeaveDeskDocument);
      return {};
    default: {
      const said = await takeStep(api, intent, form);
      return said === undefined ? { id: readSeen(form).id } : { said };
    }
  }
}

async function callNext(api: ApiClient, texts: Messages['agenda'], format: DateFormat): Promise<Acted> {
  const { outcome } = await api.execute(CallNextAppointmentDocument);
  switch (outcome.__typename) {
    case 'DayStepTaken': {
      const { appointment, notice } = outcome;
      return { id: appointment.id, ...(notice !== null && { said: { kind: 'info', message: notice } }) };
    }
    case 'TicketCalled':
      return { said: { kind: 'info', message: texts.calledNumber(outcome.ticket.label) } };
    case 'NobodyToCall': {
      const { message, nextAt } = outcome;
      return { said: { kind: 'info', message: nextAt === null ? message : `${message} ${texts.nextAt(format.time(nextAt))}` } };
    }
    case 'NotFound':
      throw notFound();
    default:
      return { said: { kind: 'danger', message: outcome.message } };
  }
}

async function sit(api: ApiClient, deskId: FormDataEntryValue | null, relieving: boolean): Promise<Acted> {
  if (typeof deskId !== 'string') throw failure({ kind: 'bad-request' });
  const { outcome } = await api.execute(TakeDeskDocument, { input: { deskId, relieving } });
  switch (outcome.__typename) {
    case 'DeskSeated':
      return {};
    case 'DeskOccupied':
      return { said: { kind: 'danger', message: outcome.message } };
    default:
      throw notFound();
  }
}
