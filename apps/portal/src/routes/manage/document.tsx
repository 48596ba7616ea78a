import type { Route } from './+types/document.js';
import { failure, notFound, unavailable } from '../../api/failures.server.js';
import { readManageToken } from '../../manage/manage-cookie.server.js';
import { portalRequestContext } from '../../site/portal-request.server.js';

/** What a browser needs to know to save a document, and to do nothing else with it. */
const ANSWER_HEADERS = ['cache-control', 'content-disposition', 'content-length', 'content-type'];

/** A document of the appointment's room, for who has the manage link; it passes through as it comes. */
export async function loader({ request, context, params }: Route.LoaderArgs): Promise<Response> {
  const token = await readManageToken(request);
  if (token === undefined) throw failure({ kind: 'wrong-link' });
  const { apiUrl, forwarded } = context.get(portalRequestContext);
  const address = `${apiUrl}/stanza/documenti/${encodeURIComponent(params.id)}`;
  const answer = await fetch(address, { headers: { ...forwarded, 'x-manage-token': token }, signal: request.signal }).catch(
    () => undefined,
  );
  if (answer === undefined) throw unavailable();
  if (!answer.ok) throw notFound();
  const headers = new Headers();
  for (const name of ANSWER_HEADERS) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(answer.body, { headers });
}
