import type { ReactNode } from 'react';
import { redirect, type RouterContextProvider } from 'react-router';
import { Alert, DescriptionList, ErrorSummary } from '@casa/ui';
import type { Route } from './+types/rate.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { RateVisitDocument, VisitDocument, type VisitQuery } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage, useLocalPath } from '../../i18n/use-messages.js';
import { readRatingToken } from '../../ratings/rating-cookie.server.js';
import { RatingFields } from '../../ratings/rating-fields.js';
import { type RatingValues, readRating } from '../../ratings/rating-form.js';
import { OfficeContact } from '../../site/lists.js';
import { Page } from '../../site/page.js';
import { siteContext } from '../../site/site.server.js';

type Visit = NonNullable<VisitQuery['visit']>;

export async function loader({ request, context, url }: Route.LoaderArgs) {
  const { visit } = await loadVisit(context, request);
  return { visit, isSent: url.searchParams.get('esito') === 'inviata' };
}

/** Said once or said anew: what the page shows afterwards is what is kept. */
export async function action({ request, context }: Route.ActionArgs) {
  const { token } = await loadVisit(context, request);
  const { language } = context.get(siteContext);
  const values = readRating(await request.formData());
  const texts = contentIn(language).ratings;
  if (values.stars === undefined) return { values, problems: [{ fieldId: 'stelle-5', message: texts.missing }] };
  const input = { token, stars: values.stars, aspect: values.aspect, comment: values.comment };
  const { rateVisit: outcome } = await context.get(apiContext).execute(RateVisitDocument, { input });
  switch (outcome.__typename) {
    case 'VisitRated':
      throw redirect(localPath('/com-e-andata?esito=inviata', language), 303);
    case 'RatingOver':
      throw redirect(localPath('/com-e-andata', language), 303);
    case 'NotFound':
      throw failure({ kind: 'wrong-link' });
    case 'InvalidInput':
      return { values, problems: outcome.fields.map(({ message }) => ({ fieldId: 'testo', message })) };
  }
}

/** @throws the page of the wrong link */
async function loadVisit(
  context: Readonly<RouterContextProvider>,
  request: Request,
): Promise<{ readonly token: string; readonly visit: Visit }> {
  const token = await readRatingToken(request);
  const { visit } = token === undefined ? { visit: null } : await context.get(apiContext).execute(VisitDocument, { token });
  if (token === undefined || visit == null) throw failure({ kind: 'wrong-link' });
  return { token, visit };
}

export default function RateVisit({ loaderData: { visit, isSent }, actionData }: Route.ComponentProps): ReactNode {
  const { ratings } = useContent();
  const { calendarDay } = dateFormat(useLanguage(), 'UTC');
  const lastDay = calendarDay(visit.lastDay);
  const lead = visit.canBeRated ? ratings.lead(lastDay) : ratings.over(lastDay);
  return (
    <Page title={ratings.question} lead={lead} crumb={ratings.crumb} isIndexed={false}>
      <div className="container pb-5">
        {isSent && actionData === undefined && (
          <Alert kind="success" isAnnounced>
            <p>{ratings.thanks(lastDay)}</p>
          </Alert>
        )}
        <DescriptionList
          entries={[
            { term: ratings.service, description: visit.service.name },
            { term: ratings.office, description: visit.office.name },
            { term: ratings.day, description: calendarDay(visit.day) },
          ]}
        />
        {visit.canBeRated && <RatingForm visit={visit} {...(actionData !== undefined && { refused: actionData })} />}
        <div className="casa-narrow mt-5">
          <OfficeContact office={visit.office} />
        </div>
      </div>
    </Page>
  );
}

interface RatingFormProps {
  readonly visit: Visit;
  readonly refused?: {
    readonly values: RatingValues;
    readonly problems: readonly { readonly fieldId: string; readonly message: string }[];
  };
}

function RatingForm({ visit: { rating }, refused }: RatingFormProps): ReactNode {
  const { ratings } = useContent();
  const path = useLocalPath();
  const values = refused?.values ?? rating ?? { stars: undefined, aspect: null, comment: null };
  const problems = refused?.problems ?? [];
  return (
    <form method="post" action={path('/com-e-andata')} noValidate className="casa-rating casa-narrow">
      {problems.length > 0 && <ErrorSummary title={ratings.errorTitle} errors={problems} />}
      <h2 className="h4">{rating === null ? ratings.yours : ratings.change}</h2>
      <RatingFields values={values} commentError={problems.find(({ fieldId }) => fieldId === 'testo')?.message} />
      <p className="form-text">{ratings.anonymous}</p>
      <div className="casa-actions">
        <button type="submit" className="btn btn-primary">
          {rating === null ? ratings.send : ratings.sendAgain}
        </button>
      </div>
    </form>
  );
}
