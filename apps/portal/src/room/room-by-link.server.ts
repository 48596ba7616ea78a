import type { RouterContextProvider } from 'react-router';
import { apiContext } from '../api/client.server.js';
import { failure } from '../api/failures.server.js';
import { RoomDocument, type RoomDoorFragment } from '../gql/graphql.js';
import { readRoomToken } from './room-cookie.server.js';

/** The room of a page that was opened by a link, and the link's token. @throws wrong link, also where the cookie is of another room */
export async function roomByLink(
  request: Request,
  context: Readonly<RouterContextProvider>,
  appointmentId: string,
): Promise<{ readonly token: string; readonly room: RoomDoorFragment }> {
  const token = await readRoomToken(request);
  const { room } = token === undefined ? {} : await context.get(apiContext).execute(RoomDocument, { token, appointmentId: null });
  if (token === undefined || room?.appointmentId !== appointmentId) throw failure({ kind: 'wrong-link' });
  return { token, room };
}
