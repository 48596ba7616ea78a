import type { Route } from './+types/robots.js';
import { siteContext } from '../site/site.server.js';

/** Pages of one person's appointment are for nobody else's list. */
export function loader({ context }: Route.LoaderArgs): Response {
  const lines = [
    'User-agent: *',
    'Disallow: /prenotazioni/',
    'Disallow: /en/prenotazioni/',
    'Disallow: /graphql',
    '',
    `Sitemap: ${context.get(siteContext).origin}/sitemap.xml`,
    '',
  ];
  return new Response(lines.join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
}
