import type { Route } from './+types/offer-link.js';
import { openLink } from '../../waiting/open-link.server.js';

export function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  return openLink(context, 'offer', params.token, '/lista-attesa/offerta');
}

/** Only there so that a wrong link is a page of the site. */
export default function OfferLink(): null {
  return null;
}
