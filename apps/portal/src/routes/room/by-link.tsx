import { type ReactNode, useCallback } from 'react';
import type { Route } from './+types/by-link.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { RoomDocument } from '../../gql/graphql.js';
import { useLocalPath } from '../../i18n/use-messages.js';
import { enterByLink } from '../../room/entering.js';
import { readRoomToken } from '../../room/room-cookie.server.js';
import { roomDoorView } from '../../room/room-door.server.js';
import { RoomPage } from '../../room/room-page.js';

export const handle = { bare: true, hydrate: true };

export async function loader({ request, context }: Route.LoaderArgs) {
  const token = await readRoomToken(request);
  if (token === undefined) throw failure({ kind: 'wrong-link' });
  const { room } = await context.get(apiContext).execute(RoomDocument, { token, appointmentId: null });
  if (room == null) throw failure({ kind: 'wrong-link' });
  return roomDoorView(context, room);
}

/** The room behind the link of a message: the citizen’s, or a guest’s. */
export default function RoomByLink({ loaderData: view }: Route.ComponentProps): ReactNode {
  const path = useLocalPath();
  const address = path('/stanza/entra');
  const enter = useCallback((seat: string | undefined, takeOver: boolean) => enterByLink(address, seat, takeOver), [address]);
  return <RoomPage view={view} enter={enter} back={{ href: '/', text: view.texts.home }} />;
}
