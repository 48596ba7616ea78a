import type { RouterContextProvider } from 'react-router';
import { hashOf } from '../api/client.server.js';
import {
  AdmitToRoomDocument,
  IceServersDocument,
  InviteGuestDocument,
  LeaveRoomDocument,
  type RoomDoorFragment,
  RoomEventsDocument,
  SendRoomMessageDocument,
  SendSignalsDocument,
} from '../gql/graphql.js';
import { contentIn } from '../i18n/catalogue.js';
import { dateFormat } from '../i18n/format.js';
import { siteContext } from '../site/site.server.js';
import type { RoomHashes } from './room-session.js';
import type { RoomTexts } from './room-texts.js';

/** The door of a room as its page shows it, and what the page needs inside. */
export interface RoomDoorView extends Pick<
  RoomDoorFragment,
  'appointmentId' | 'role' | 'door' | 'serviceName' | 'officeName' | 'isVirtual' | 'telephone' | 'largestDocument' | 'documentEndings'
> {
  /** «martedì 24 novembre 2026, ore 9:30» */
  readonly when: string;
  readonly day: string;
  readonly opensAt: string;
  /** How long until then, by the service's clock. */
  readonly opensInMs: number;
  readonly now: string;
  readonly hashes: RoomHashes;
  readonly texts: RoomTexts;
}

export function roomDoorView(context: Readonly<RouterContextProvider>, room: RoomDoorFragment): RoomDoorView {
  const { language } = context.get(siteContext);
  const format = dateFormat(language, room.timeZone);
  const { appointmentId, role, door, serviceName, officeName, isVirtual, telephone, largestDocument, documentEndings } = room;
  return {
    ...{ appointmentId, role, door, serviceName, officeName, isVirtual, telephone, largestDocument, documentEndings },
    when: format.dayAndTime(room.startsAt),
    day: format.longDay(room.opensAt),
    opensAt: format.time(room.opensAt),
    opensInMs: Date.parse(room.opensAt) - Date.parse(room.now),
    now: format.time(room.now),
    hashes: HASHES,
    texts: contentIn(language).room,
  };
}

const HASHES: RoomHashes = {
  leave: hashOf(LeaveRoomDocument),
  admit: hashOf(AdmitToRoomDocument),
  signals: hashOf(SendSignalsDocument),
  message: hashOf(SendRoomMessageDocument),
  invite: hashOf(InviteGuestDocument),
  ice: hashOf(IceServersDocument),
  events: hashOf(RoomEventsDocument),
};
