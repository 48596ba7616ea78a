import type { Route } from './+types/closures-start.js';
import { openClosures } from '../../closures/closures-office.server.js';

export function loader({ context, url }: Route.LoaderArgs): Promise<Response> {
  return openClosures(context, url.searchParams.get('ufficio'));
}

/** Only there so that a failure is a page of the site. */
export default function ClosuresStart(): null {
  return null;
}
