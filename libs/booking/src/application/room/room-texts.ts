import type { AppointmentId, RoomDocumentId, RoomMessageId, RoomParticipantId } from '@casa/contracts';
import type { DataKeys } from '@casa/platform/crypto';

const GUEST_NAME = 'room_participant.name_sealed';
const MESSAGE = 'room_message.text_sealed';
const DOCUMENT_NAME = 'room_document.name_sealed';
const SIGNAL = 'room_signal.content_sealed';

/** The texts of a room, sealed each to its row. */
export function sealGuestName(keys: DataKeys, id: RoomParticipantId, name: string): string {
  return keys.seal(name, `${GUEST_NAME} ${id}`);
}

export function openGuestName(keys: DataKeys, id: RoomParticipantId, sealed: string): string {
  return keys.open(sealed, `${GUEST_NAME} ${id}`);
}

export function sealMessage(keys: DataKeys, id: RoomMessageId, text: string): string {
  return keys.seal(text, `${MESSAGE} ${id}`);
}

export function openMessage(keys: DataKeys, { id, textSealed }: { readonly id: RoomMessageId; readonly textSealed: string }): string {
  return keys.open(textSealed, `${MESSAGE} ${id}`);
}

export function sealDocumentName(keys: DataKeys, id: RoomDocumentId, name: string): string {
  return keys.seal(name, `${DOCUMENT_NAME} ${id}`);
}

export function openDocumentName(keys: DataKeys, { id, nameSealed }: { readonly id: RoomDocumentId; readonly nameSealed: string }): string {
  return keys.open(nameSealed, `${DOCUMENT_NAME} ${id}`);
}

/** The addresses in a signal are personal data as a name is. */
interface SignalPlace {
  readonly appointmentId: AppointmentId;
  readonly sequence: number;
}

export function sealSignal(keys: DataKeys, place: SignalPlace, content: string): string {
  return keys.seal(content, signalBound(place));
}

export function openSignal(keys: DataKeys, place: SignalPlace, sealed: string): string {
  return keys.open(sealed, signalBound(place));
}

function signalBound({ appointmentId, sequence }: SignalPlace): string {
  return `${SIGNAL} ${appointmentId} ${sequence}`;
}
