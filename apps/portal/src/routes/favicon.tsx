import { redirect } from 'react-router';
import type { Route } from './+types/favicon.js';
import { siteContext } from '../site/site.server.js';

/** Browsers ask for it unasked: the municipality's coat of arms. */
export function loader({ context }: Route.LoaderArgs): Response {
  return redirect(context.get(siteContext).municipality.branding.logoUrl, 302);
}
