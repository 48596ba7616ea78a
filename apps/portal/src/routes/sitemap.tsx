import type { Route } from './+types/sitemap.js';
import { type ApiClient, apiContext } from '../api/client.server.js';
import { NewsListDocument, OfficeListDocument, ServiceListDocument } from '../gql/graphql.js';
import { LANGUAGES, localPath } from '../i18n/language.js';
import { siteContext } from '../site/site.server.js';
import { categoryPath, NEWS_KINDS, newsKindPath, SERVICE_CATEGORIES } from '../vocabulary/categories.js';

const COMMON_PATHS = ['/', '/note-legali', '/privacy', '/accessibilita'];
const MUNICIPAL_PATHS = [
  '/servizi',
  '/comune',
  '/comune/uffici',
  '/comune/aree-amministrative',
  '/novita',
  '/vivere',
  '/vivere/luoghi',
  '/vivere/eventi',
  '/argomenti',
  '/domande-frequenti',
  '/segnalazione-disservizio',
  '/prenota',
];
const MOST = 100;

export async function loader({ context }: Route.LoaderArgs): Promise<Response> {
  const { origin, municipality } = context.get(siteContext);
  const paths =
    municipality.kind === 'CONSORTIUM'
      ? COMMON_PATHS
      : [...COMMON_PATHS, ...MUNICIPAL_PATHS, ...(await catalogue(context.get(apiContext)))];
  const urls = paths.flatMap((path) =>
    LANGUAGES.map((language) => `<url><loc>${escapeXml(origin + localPath(path, language))}</loc></url>`),
  );
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
    {
      headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
    },
  );
}

async function catalogue(api: ApiClient): Promise<readonly string[]> {
  const [{ services }, { offices }, { news }] = await Promise.all([
    api.execute(ServiceListDocument, { first: MOST }),
    api.execute(OfficeListDocument, { first: MOST }),
    api.execute(NewsListDocument, { first: MOST }),
  ]);
  return [
    ...SERVICE_CATEGORIES.map(categoryPath),
    ...NEWS_KINDS.map(newsKindPath),
    ...services.edges.map(({ node }) => `/servizi/${node.slug}`),
    ...offices.edges.map(({ node }) => `/comune/uffici/${node.slug}`),
    ...news.edges.map(({ node }) => `/novita/${node.slug}`),
  ];
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
