import { type ReactNode, useCallback } from 'react';
import type { Route } from './+types/room.js';
import { apiContext, hashOf } from '../../api/client.server.js';
import { notFound } from '../../api/failures.server.js';
import { EnterOfficeRoomDocument, OfficeRoomDocument } from '../../gql/graphql.js';
import { enterAsOperator } from '../../room/entering.js';
import { roomDoorView } from '../../room/room-door.server.js';
import { RoomPage } from '../../room/room-page.js';

export const handle = { bare: true, hydrate: true };

export async function loader({ context, params }: Route.LoaderArgs) {
  const { officeRoom } = await context.get(apiContext).execute(OfficeRoomDocument, { appointmentId: params.appointment });
  if (officeRoom == null) throw notFound();
  return { view: roomDoorView(context, officeRoom), hash: hashOf(EnterOfficeRoomDocument) };
}

/** The room of an appointment, for the operators of its office. */
export default function OfficeRoom({ loaderData: { view, hash } }: Route.ComponentProps): ReactNode {
  const { appointmentId } = view;
  const enter = useCallback(
    (seat: string | undefined, takeOver: boolean) => enterAsOperator(hash, appointmentId, seat, takeOver),
    [hash, appointmentId],
  );
  return <RoomPage view={view} enter={enter} back={{ href: '/ufficio', text: view.texts.back }} />;
}
