import type { ApiClient } from '../api/client.server.js';
import { failure, notFound } from '../api/failures.server.js';
import { AgendaRecordDocument, WriteAppointmentNoteDocument } from '../gql/graphql.js';
import type { UnsavedNote } from './note-form.js';
import { keptNote } from './seen-note.js';
import { readSeen, type Said } from './take-step.server.js';

/** A note that was not saved, and what to say of it. */
export interface NoteRefused {
  readonly said: Said;
  readonly unsaved: UnsavedNote;
}

/** @returns undefined when it was saved. @throws not found, bad request */
export async function writeNote(api: ApiClient, form: FormData): Promise<NoteRefused | undefined> {
  const field = form.get('annotazione');
  if (typeof field !== 'string') throw failure({ kind: 'bad-request' });
  const typed = keptNote(field);
  const seen = readSeen(form);
  const { outcome } = await api.execute(WriteAppointmentNoteDocument, { input: { ...seen, note: typed } });
  if (outcome.__typename === 'DayStepTaken') return undefined;
  if (outcome.__typename === 'NotFound') throw notFound();
  const { agendaRecord: now } = await api.execute(AgendaRecordDocument, { id: seen.id });
  if (now == null) throw notFound();
  const said: Said = { kind: 'danger', message: outcome.message };
  return { said, unsaved: { typed, note: now.note ?? '', version: now.appointment.version } };
}
