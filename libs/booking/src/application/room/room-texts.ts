import type { AppointmentId, RoomDocumentId, RoomMessageId, RoomParticipantId } from '@casa/contracts';
import type { DataKeys } from '@casa/platform/crypto';
import { boundTo, SEALED_ROOM_TEXTS } from '../../persistence/room/sealed-room-texts.repository.js';

const [GUEST_NAME, MESSAGE, DOCUMENT_NAME, SIGNAL] = SEALED_ROOM_TEXTS;

/** The texts of a room, sealed each to its row. */
export function sealGuestName(keys: DataKeys, id: RoomParticipantId, name: string): string {
  return keys.seal(name, boundTo(GUEST_NAME, id));
}

export function openGuestName(keys: DataKeys, id: RoomParticipantId, sealed: string): string {
  return keys.open(sealed, boundTo(GUEST_NAME, id));
}

export function sealMessage(keys: DataKeys, id: RoomMessageId, text: string): string {
  return keys.seal(text, boundTo(MESSAGE, id));
}

export function openMessage(keys: DataKeys, { id, textSealed }: { readonly id: RoomMessageId; readonly textSealed: string }): string {
  return keys.open(textSealed, boundTo(MESSAGE, id));
}

export function sealDocumentName(keys: DataKeys, id: RoomDocumentId, name: string): string {
  return keys.seal(name, boundTo(DOCUMENT_NAME, id));
}

export function openDocumentName(keys: DataKeys, { id, nameSealed }: { readonly id: RoomDocumentId; readonly nameSealed: string }): string {
  return keys.open(nameSealed, boundTo(DOCUMENT_NAME, id));
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
  return boundTo(SIGNAL, `${appointmentId} ${sequence}`);
}
