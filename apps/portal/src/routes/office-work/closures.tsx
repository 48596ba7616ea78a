import type { ReactNode } from 'react';
import type { Route } from './+types/closures.js';
import { OfficePage } from '../../agenda/office-page.js';
import { apiContext } from '../../api/client.server.js';
import { closuresOffice, closuresPath } from '../../closures/closures-office.server.js';
import { placeInWords, spanInWords } from '../../closures/closure-words.js';
import { ClosuresDocument, type ClosureRowFragment } from '../../gql/graphql.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage } from '../../i18n/use-messages.js';
import { Pager } from '../../site/lists.js';
import { pageQuery, pagerLinks } from '../../site/paging.js';
import { siteContext } from '../../site/site.server.js';

const PAGE_SIZE = 25;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { office, nav } = await closuresOffice(context, params.office);
  const past = url.searchParams.has('passate');
  const { closures } = await context.get(apiContext).execute(ClosuresDocument, { past, first: PAGE_SIZE, after: pageQuery(url).after });
  return {
    ...{ nav, past, page: localPath(closuresPath(office.slug), context.get(siteContext).language) },
    closures: closures.edges.map(({ node }) => node),
    pager: pagerLinks(url, closures.pageInfo),
  };
}

type Data = Route.ComponentProps['loaderData'];

export default function Closures({ loaderData }: Route.ComponentProps): ReactNode {
  const texts = useContent().closures;
  const { nav, past, page, closures, pager } = loaderData;
  return (
    <OfficePage title={texts.title} lead={texts.lead} nav={nav}>
      <div className="casa-actions mt-0">
        <a className="btn btn-primary" href={`${page}/nuova`}>
          {texts.start}
        </a>
      </div>
      <Views page={page} past={past} />
      {closures.length === 0 ? <p>{past ? texts.none.past : texts.none.coming}</p> : <ClosureTable page={page} closures={closures} />}
      <Pager {...pager} />
    </OfficePage>
  );
}

function Views({ page, past }: Pick<Data, 'page' | 'past'>): ReactNode {
  const { views } = useContent().closures;
  const links = [
    { href: page, label: views.coming, isCurrent: !past },
    { href: `${page}?passate=1`, label: views.past, isCurrent: past },
  ];
  return (
    <nav className="casa-person-nav mt-4" aria-label={views.label}>
      <ul className="casa-tags">
        {links.map(({ href, label, isCurrent }) => (
          <li key={href}>
            <a href={href} {...(isCurrent && { 'aria-current': 'page' as const })}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ClosureTableProps extends Pick<Data, 'page'> {
  readonly closures: readonly ClosureRowFragment[];
}

function ClosureTable({ page, closures }: ClosureTableProps): ReactNode {
  const { columns, title } = useContent().closures;
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={title}>
      <table className="table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.when}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.reason}</th>
            <th scope="col">{columns.people}</th>
            <th scope="col">{columns.open}</th>
          </tr>
        </thead>
        <tbody>
          {closures.map((closure) => (
            <ClosureRow key={closure.id} page={page} closure={closure} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ClosureRow({ page, closure }: Pick<Data, 'page'> & { readonly closure: ClosureRowFragment }): ReactNode {
  const texts = useContent().closures;
  const format = dateFormat(useLanguage(), closure.timeZone);
  const when = spanInWords(closure, format);
  return (
    <tr>
      <th scope="row">
        <a href={`${page}/chiusura/${closure.id}`}>{when}</a>
        {closure.endedAt !== null && <div>{texts.ended(format.dayAndTime(closure.endedAt))}</div>}
      </th>
      <td>{placeInWords(closure, texts)}</td>
      <td>{closure.reason}</td>
      <td>{closure.total}</td>
      <td>{closure.open > 0 ? <strong>{closure.open}</strong> : closure.open}</td>
    </tr>
  );
}
