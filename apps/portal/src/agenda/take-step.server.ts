import type { ApiClient } from '../api/client.server.js';
import { failure, notFound } from '../api/failures.server.js';
import {
  CallAppointmentDocument,
  FinishAppointmentDocument,
  MarkArrivedDocument,
  MarkNoShowDocument,
  StartAppointmentDocument,
  UndoDayStepDocument,
} from '../gql/graphql.js';
import type { DayAction } from './day-actions.js';

const DOCUMENTS = {
  ARRIVE: MarkArrivedDocument,
  CALL: CallAppointmentDocument,
  START: StartAppointmentDocument,
  FINISH: FinishAppointmentDocument,
  NO_SHOW: MarkNoShowDocument,
  UNDO: UndoDayStepDocument,
} as const satisfies Record<DayAction, unknown>;

/** What is to be said of a step: nothing when it was simply taken. */
export interface Said {
  readonly kind: 'info' | 'danger';
  readonly message: string;
}

/** What a form says of an appointment: which, and as which version it was seen. */
export function readSeen(form: FormData): { readonly id: string; readonly version: number } {
  const [id, version] = [form.get('id'), Number(form.get('versione'))];
  if (typeof id !== 'string' || id === '' || !Number.isSafeInteger(version)) throw failure({ kind: 'bad-request' });
  return { id, version };
}

/** @throws not found, bad request for a step that is none */
export async function takeStep(api: ApiClient, action: FormDataEntryValue | null, form: FormData): Promise<Said | undefined> {
  if (!isDayAction(action)) throw failure({ kind: 'bad-request' });
  const { outcome } = await api.execute(DOCUMENTS[action], { input: readSeen(form) });
  switch (outcome.__typename) {
    case 'DayStepTaken':
      return outcome.notice === null ? undefined : { kind: 'info', message: outcome.notice };
    case 'NotFound':
      throw notFound();
    default:
      return { kind: 'danger', message: outcome.message };
  }
}

function isDayAction(action: FormDataEntryValue | null): action is DayAction {
  return typeof action === 'string' && Object.hasOwn(DOCUMENTS, action);
}
