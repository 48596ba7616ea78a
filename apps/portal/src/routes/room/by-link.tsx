import { type ReactNode, useCallback } from 'react';
import type { Route } from './+types/by-link.js';
import { useLocalPath } from '../../i18n/use-messages.js';
import { enterByLink } from '../../room/entering.js';
import { roomByLink } from '../../room/room-by-link.server.js';
import { roomCookies } from '../../room/room-cookie.server.js';
import { roomDoorView } from '../../room/room-door.server.js';
import { RoomPage } from '../../room/room-page.js';
import { portalRequestContext } from '../../site/portal-request.server.js';

export const handle = { bare: true, hydrate: true };

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { token, room } = await roomByLink(request, context, params.appointment);
  const { isSecure, receiveCookies } = context.get(portalRequestContext);
  // Anew each time: an appointment that was moved closes later.
  receiveCookies(await roomCookies(token, room, isSecure));
  return roomDoorView(context, room);
}

/** The room behind the link of a message: the citizen’s, or a guest’s. */
export default function RoomByLink({ loaderData: view }: Route.ComponentProps): ReactNode {
  const path = useLocalPath();
  const address = path(`/stanza/${view.appointmentId}/entra`);
  const enter = useCallback((seat: string | undefined, takeOver: boolean) => enterByLink(address, seat, takeOver), [address]);
  return <RoomPage view={view} enter={enter} back={{ href: '/', text: view.texts.home }} />;
}
