import type { Route } from './+types/link.js';
import { openLink } from '../../waiting/open-link.server.js';

export function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  return openLink(context, 'entry', params.token, '/lista-attesa/richiesta');
}

/** Only there so that a wrong link is a page of the site. */
export default function WaitingLink(): null {
  return null;
}
