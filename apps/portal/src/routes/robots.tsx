import type { Route } from './+types/robots.js';
import { LANGUAGES, localPath } from '../i18n/language.js';
import { siteContext } from '../site/site.server.js';

const PERSONAL_PATHS = ['/prenotazioni/', '/area-personale', '/amministrazione', '/invito'];

/** Pages of one person are for nobody else's list. */
export function loader({ context }: Route.LoaderArgs): Response {
  const lines = [
    'User-agent: *',
    ...PERSONAL_PATHS.flatMap((path) => LANGUAGES.map((language) => `Disallow: ${localPath(path, language)}`)),
    'Disallow: /graphql',
    '',
    `Sitemap: ${context.get(siteContext).origin}/sitemap.xml`,
    '',
  ];
  return new Response(lines.join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
}
