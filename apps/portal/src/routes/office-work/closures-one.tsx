import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, DescriptionList } from '@casa/ui';
import type { Route } from './+types/closures-one.js';
import { OfficePage } from '../../agenda/office-page.js';
import { apiContext } from '../../api/client.server.js';
import { notFound } from '../../api/failures.server.js';
import { ClosurePeople } from '../../closures/closure-people.js';
import { placeInWords, spanInWords } from '../../closures/closure-words.js';
import { closuresOffice, closuresPath } from '../../closures/closures-office.server.js';
import { ClosureDocument, type ClosureViewFragment, EndClosureDocument } from '../../gql/graphql.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage, useLocalPath } from '../../i18n/use-messages.js';
import { Pager } from '../../site/lists.js';
import { pageQuery, pagerLinks } from '../../site/paging.js';
import { siteContext } from '../../site/site.server.js';

const PAGE_SIZE = 25;
const OUTCOMES = { chiuso: 'made', riaperto: 'endedNow', risposta: 'answered' } as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { office, nav } = await closuresOffice(context, params.office);
  const variables = { id: params.id, first: PAGE_SIZE, after: pageQuery(url).after };
  const { closure, closurePeople } = await context.get(apiContext).execute(ClosureDocument, variables);
  if (closure == null || closurePeople == null) throw notFound();
  const outcome = url.searchParams.get('esito') ?? '';
  return {
    ...{ nav, closure, parent: closuresPath(office.slug) },
    people: closurePeople.edges.map(({ node }) => node),
    pager: pagerLinks(url, closurePeople.pageInfo),
    said: Object.hasOwn(OUTCOMES, outcome) ? OUTCOMES[outcome as keyof typeof OUTCOMES] : undefined,
  };
}

/** The only thing that is done to a closure: it is ended. */
export async function action({ context, params }: Route.ActionArgs): Promise<Response> {
  const { office } = await closuresOffice(context, params.office);
  const { outcome } = await context.get(apiContext).execute(EndClosureDocument, { input: { id: params.id } });
  if (outcome.__typename !== 'ClosureEnded') throw notFound();
  const page = closuresPath(office.slug, `/chiusura/${params.id}?esito=riaperto`);
  return redirect(localPath(page, context.get(siteContext).language), 303);
}

export default function OneClosure({ loaderData }: Route.ComponentProps): ReactNode {
  const { closures } = useContent();
  const texts = closures.one;
  const { nav, closure, parent, people, pager, said } = loaderData;
  const place = placeInWords(closure, closures);
  return (
    <OfficePage title={texts.title(place)} parents={[{ label: closures.title, href: parent }]} nav={nav}>
      {said !== undefined && (
        <Alert kind="success" isAnnounced>
          <p>{texts[said]}</p>
        </Alert>
      )}
      <Facts closure={closure} />
      {closure.total === 0 ? <p>{texts.nobody}</p> : <State closure={closure} page={`${parent}/chiusura/${closure.id}`} />}
      {people.length > 0 && (
        <>
          <h2 className="h4 mt-5">{texts.people}</h2>
          <ClosurePeople people={people} parent={parent} />
          <Pager {...pager} />
        </>
      )}
      {closure.endable && <EndEarly />}
    </OfficePage>
  );
}

function Facts({ closure }: { readonly closure: ClosureViewFragment }): ReactNode {
  const { facts } = useContent().closures.one;
  const format = dateFormat(useLanguage(), closure.timeZone);
  const { createdAt, endedAt, reason, total } = closure;
  return (
    <DescriptionList
      entries={[
        { term: facts.when, description: <strong>{spanInWords(closure, format)}</strong> },
        { term: facts.reason, description: reason },
        { term: facts.made, description: format.dayAndTime(createdAt) },
        ...(endedAt === null ? [] : [{ term: facts.ended, description: format.dayAndTime(endedAt) }]),
        { term: facts.people, description: String(total) },
      ]}
    />
  );
}

/** How far the worker is, and how far the people are. */
function State({ closure, page }: { readonly closure: ClosureViewFragment; readonly page: string }): ReactNode {
  const { one: texts, statuses } = useContent().closures;
  const path = useLocalPath();
  const { handled, total, open, counts } = closure;
  return (
    <>
      {handled < total && (
        <div className="casa-narrow mt-4">
          <p className="mb-2">
            {texts.progress(handled, total)} <a href={path(page)}>{texts.reload}</a>
          </p>
          <progress className="w-100" value={handled} max={total} aria-label={texts.progressLabel} />
        </div>
      )}
      <p className="mt-4">
        <strong>{open === 0 ? texts.allDone : texts.open(open)}</strong>
      </p>
      <div className="table-responsive casa-narrow" tabIndex={0} role="region" aria-label={texts.counts}>
        <table className="table">
          <caption>{texts.counts}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.columns.status}</th>
              <th scope="col">{texts.columns.number}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ status, number }) => (
              <tr key={status}>
                <th scope="row">{statuses[status]}</th>
                <td>{number}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Asks once more, because everybody is written to. */
function EndEarly(): ReactNode {
  const { end, endText, endConfirm } = useContent().closures.one;
  return (
    <details className="mt-5">
      <summary>{end}</summary>
      <form method="post" className="casa-narrow mt-3">
        <p>{endText}</p>
        <button type="submit" className="btn btn-danger">
          {endConfirm}
        </button>
      </form>
    </details>
  );
}
