import { redirect } from 'react-router';
import type { Route } from './+types/link.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { RoomDocument } from '../../gql/graphql.js';
import { localPath } from '../../i18n/language.js';
import { isToken } from '../../manage/manage-cookie.server.js';
import { roomCookies, roomPath } from '../../room/room-cookie.server.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

/** The link of the mail, or a guest's: its token leaves the address at once, so that no history, log or Referer keeps it. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  if (!isToken(params.token)) throw failure({ kind: 'wrong-link' });
  const { room } = await context.get(apiContext).execute(RoomDocument, { token: params.token, appointmentId: null });
  if (room == null) throw failure({ kind: 'wrong-link' });
  const { isSecure, receiveCookies } = context.get(portalRequestContext);
  receiveCookies(await roomCookies(params.token, room, isSecure));
  return redirect(localPath(roomPath(room.appointmentId), context.get(siteContext).language), 303);
}

/** Only there so that a wrong link is a page of the site. */
export default function RoomLink(): null {
  return null;
}
