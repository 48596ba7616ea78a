import type { Route } from './+types/figures-file.js';
import { figuresFile } from '../../figures/figures-file.js';
import { loadFigures } from '../../figures/load-figures.server.js';
import { contentIn } from '../../i18n/catalogue.js';
import { siteContext } from '../../site/site.server.js';

/** The figures for a spreadsheet. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  const { office, figures } = await loadFigures(context, params.office, url);
  const { language } = context.get(siteContext);
  const texts = contentIn(language).figures;
  const name = `${texts.file.name}-${office.slug}-${figures.firstDay}-${figures.lastDay}.csv`;
  return new Response(figuresFile(figures, texts, language), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` },
  });
}
