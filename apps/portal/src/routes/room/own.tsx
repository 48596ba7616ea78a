import { type ReactNode, useCallback } from 'react';
import type { Route } from './+types/own.js';
import { apiContext, hashOf } from '../../api/client.server.js';
import { notFound } from '../../api/failures.server.js';
import { loginNeeded } from '../../api/login-needed.server.js';
import { EnterRoomDocument, RoomDocument } from '../../gql/graphql.js';
import { enterAsCitizen } from '../../room/entering.js';
import { roomDoorView } from '../../room/room-door.server.js';
import { RoomPage } from '../../room/room-page.js';
import { portalRequestContext } from '../../site/portal-request.server.js';

export const handle = { bare: true, hydrate: true };

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const request = context.get(portalRequestContext);
  if (!request.hasSession) throw loginNeeded(request, url);
  const { room } = await context.get(apiContext).execute(RoomDocument, { token: null, appointmentId: params.appointment });
  if (room == null) throw notFound();
  return { view: roomDoorView(context, room), hash: hashOf(EnterRoomDocument) };
}

/** The room of one's own appointment, without its link: for who is logged in. */
export default function OwnRoom({ loaderData: { view, hash } }: Route.ComponentProps): ReactNode {
  const { appointmentId } = view;
  const enter = useCallback(
    (seat: string | undefined, takeOver: boolean) => enterAsCitizen(hash, appointmentId, seat, takeOver),
    [hash, appointmentId],
  );
  return <RoomPage view={view} enter={enter} back={{ href: '/area-personale/appuntamenti', text: view.texts.appointments }} />;
}
