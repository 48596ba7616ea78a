import type { Route } from './+types/enter.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { EnterRoomDocument } from '../../gql/graphql.js';
import { readRoomToken } from '../../room/room-cookie.server.js';

/** Asks for a seat with the link that lies in the cookie; the answer is for the script of the room's page. */
export async function action({ request, context }: Route.ActionArgs): Promise<Response> {
  const token = await readRoomToken(request);
  if (token === undefined) throw failure({ kind: 'wrong-link' });
  const form = await request.formData();
  const seat = form.get('seat');
  const input = { token, appointmentId: null, seat: typeof seat === 'string' ? seat : null, takeOver: form.get('takeOver') === 'true' };
  const { enterRoom } = await context.get(apiContext).execute(EnterRoomDocument, { input });
  return Response.json(enterRoom);
}
