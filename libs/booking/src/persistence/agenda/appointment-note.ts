import type { DataKeys } from '@casa/platform/crypto';
import type { Appointment } from '../appointment.entity.js';

/** What an operator wrote down of an appointment; nobody else reads it, and it is sealed like what the citizen told. */
export function sealNote(keys: DataKeys, id: Appointment['id'], note: string): string {
  return keys.seal(note, boundTo(id));
}

export function openNote(keys: DataKeys, { id, noteSealed }: Pick<Appointment, 'id' | 'noteSealed'>): string | undefined {
  return noteSealed == null ? undefined : keys.open(noteSealed, boundTo(id));
}

function boundTo(id: Appointment['id']): string {
  return `appointment.note_sealed ${id}`;
}
