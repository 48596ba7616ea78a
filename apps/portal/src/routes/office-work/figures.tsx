import type { ReactNode } from 'react';
import type { Route } from './+types/figures.js';
import { OfficePage } from '../../agenda/office-page.js';
import { apiContext } from '../../api/client.server.js';
import { Comments } from '../../figures/comments.js';
import { channelLines, periodLines, serviceLines } from '../../figures/figure-lines.js';
import { CountTable, DeskTable, TimeTable } from '../../figures/figure-tables.js';
import { figuresPath, neighbours } from '../../figures/figures-path.js';
import { FigureSummary } from '../../figures/figure-summary.js';
import { RatingCharts, TimeCharts, VisitChart } from '../../figures/figure-charts.js';
import { FIGURES_PAGE, loadFigures } from '../../figures/load-figures.server.js';
import { VisitCommentsDocument } from '../../gql/graphql.js';
import { dateFormat } from '../../i18n/format.js';
import { useContent, useLanguage, useLocalPath } from '../../i18n/use-messages.js';
import { Pager } from '../../site/lists.js';
import { pageQuery, pagerLinks } from '../../site/paging.js';

const COMMENTS = 20;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { office, figures, place, nav } = await loadFigures(context, params.office, url);
  const variables = { officeId: office.id, first: COMMENTS, after: pageQuery(url).after };
  const { visitComments } = await context.get(apiContext).execute(VisitCommentsDocument, variables);
  const today = dateFormat('it', office.timeZone).isoDay(new Date().toISOString());
  return {
    ...{ nav, name: office.name, page: `${FIGURES_PAGE}/${office.slug}`, place, figures },
    around: neighbours(figures, today),
    comments: visitComments?.edges.map(({ node }) => node) ?? [],
    pager: visitComments == null ? undefined : pagerLinks(url, visitComments.pageInfo),
  };
}

type Data = Route.ComponentProps['loaderData'];

export default function Figures({ loaderData }: Route.ComponentProps): ReactNode {
  const texts = useContent().figures;
  const { nav, name, figures } = loaderData;
  return (
    <OfficePage title={texts.title(name)} lead={texts.lead} nav={nav}>
      <Views {...loaderData} />
      {figures.total === null ? <p>{texts.none}</p> : <Everything {...loaderData} total={figures.total} />}
      <p className="form-text casa-narrow">{texts.nobody}</p>
    </OfficePage>
  );
}

/** Which weeks or months, and the file. */
function Views({ page, place, figures, around }: Data): ReactNode {
  const { views, span, file } = useContent().figures;
  const path = useLocalPath();
  const { calendarDate } = dateFormat(useLanguage(), 'UTC');
  const links = [
    { place: { unit: 'MONTH' }, label: views.months },
    { place: { unit: 'WEEK' }, label: views.weeks },
  ] as const;
  return (
    <>
      <nav className="casa-person-nav" aria-label={views.label}>
        <ul className="casa-tags">
          {links.map((link) => (
            <li key={link.label}>
              <a href={path(figuresPath(page, link.place))} {...(link.place.unit === place.unit && { 'aria-current': 'true' as const })}>
                {link.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p>{span(calendarDate(figures.firstDay), calendarDate(figures.lastDay))}</p>
      <p className="casa-actions mt-0">
        <a href={path(figuresPath(page, around.earlier))}>{views.earlier}</a>
        {around.later !== undefined && <a href={path(figuresPath(page, around.later))}>{views.later}</a>}
        <a href={path(figuresPath(`${page}/dati.csv`, place))}>{file.download}</a>
      </p>
    </>
  );
}

function Everything({ figures, total, comments, pager }: Data & { readonly total: NonNullable<Data['figures']['total']> }): ReactNode {
  const texts = useContent().figures;
  const language = useLanguage();
  const { sections, tables, columns } = texts;
  const periods = periodLines(figures, texts, language);
  const isWeeks = figures.unit === 'WEEK';
  const period = { caption: isWeeks ? tables.weeks : tables.months, column: isWeeks ? columns.week : columns.month, lines: periods };
  const service = { caption: tables.services, column: columns.service, lines: serviceLines(figures) };
  const channel = { caption: tables.channels, column: columns.channel, lines: channelLines(figures, texts) };
  return (
    <>
      <FigureSummary total={total} />
      <h2 className="mt-5">{sections.visits}</h2>
      <VisitChart lines={periods} />
      <CountTable {...period} />
      <h2 className="mt-5">{sections.times}</h2>
      <TimeCharts lines={periods} />
      <TimeTable {...period} />
      <h2 className="mt-5">{sections.ratings}</h2>
      <RatingCharts ratings={total.ratings} hides={total.hidesRatings} />
      <h3 className="h4">{sections.comments}</h3>
      <Comments comments={comments} />
      {pager !== undefined && <Pager {...pager} />}
      <h2 className="mt-5">{sections.parts}</h2>
      <CountTable {...service} />
      <TimeTable {...service} />
      <CountTable {...channel} />
      <TimeTable {...channel} />
      <DeskTable desks={figures.desks} />
    </>
  );
}
