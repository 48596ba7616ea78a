import { AdmitToRoom } from '../../application/room/admit-to-room.js';
import { EnterRoom } from '../../application/room/enter-room.js';
import { GiveDocument } from '../../application/room/give-document.js';
import { InviteGuest } from '../../application/room/invite-guest.js';
import { LeaveRoom } from '../../application/room/leave-room.js';
import { ListDocuments } from '../../application/room/list-documents.js';
import { MakeIceServers } from '../../application/room/make-ice-servers.js';
import { ReadDocument } from '../../application/room/read-document.js';
import { RoomBehindKey } from '../../application/room/room-behind.js';
import { RoomLinks } from '../../application/room/room-links.js';
import { RoomNames } from '../../application/room/room-names.js';
import { ReadRoomNews } from '../../application/room/room-news.js';
import { Seats } from '../../application/room/seats.js';
import { SendMessage } from '../../application/room/send-message.js';
import { SendSignals } from '../../application/room/send-signals.js';
import { SignsOfLife } from '../../application/room/signs-of-life.js';
import { ViewRoom } from '../../application/room/view-room.js';
import { WatchRoom } from '../../application/room/watch-room.js';
import { AppointmentRoomResolver } from './appointment-room.resolver.js';
import { RecordRoomResolver } from './record-room.resolver.js';
import { RoomResolver } from './room.resolver.js';

export const ROOM_RESOLVERS = [AppointmentRoomResolver, RecordRoomResolver, RoomResolver];

/** The use cases of rooms, and what they share. Those that admit need the agenda's steps. */
export const ROOM_USE_CASES = [
  AdmitToRoom,
  EnterRoom,
  GiveDocument,
  InviteGuest,
  LeaveRoom,
  ListDocuments,
  MakeIceServers,
  ReadDocument,
  ReadRoomNews,
  RoomBehindKey,
  RoomLinks,
  RoomNames,
  Seats,
  SendMessage,
  SendSignals,
  SignsOfLife,
  ViewRoom,
  WatchRoom,
];
