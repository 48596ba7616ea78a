import type { Route } from './+types/enter.js';
import { apiContext } from '../../api/client.server.js';
import { EnterRoomDocument } from '../../gql/graphql.js';
import { roomByLink } from '../../room/room-by-link.server.js';

/** Asks for a seat with the link that lies in the cookie; the answer is for the script of the room's page. */
export async function action({ request, context, params }: Route.ActionArgs): Promise<Response> {
  const { token } = await roomByLink(request, context, params.appointment);
  const form = await request.formData();
  const seat = form.get('seat');
  const input = { token, appointmentId: null, seat: typeof seat === 'string' ? seat : null, takeOver: form.get('takeOver') === 'true' };
  const { enterRoom } = await context.get(apiContext).execute(EnterRoomDocument, { input });
  return Response.json(enterRoom);
}
