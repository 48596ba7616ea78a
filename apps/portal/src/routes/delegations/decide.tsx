import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, DescriptionList, ErrorSummary, TextAreaField } from '@casa/ui';
import type { Route } from './+types/decide.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { type DeclaredDelegationFragment, DecideDelegationDocument, DelegationsToConfirmDocument } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage, useLocalPath } from '../../i18n/use-messages.js';
import { Pager } from '../../site/lists.js';
import { Page } from '../../site/page.js';
import { pageQuery, pagerLinks } from '../../site/paging.js';
import { siteContext } from '../../site/site.server.js';
import { useMunicipality } from '../../site/use-site.js';

const PAGE_SIZE = 20;
const PAGE = '/amministrazione/deleghe';
const CONFIRMED = 'vista=confermate';
const REASON_LENGTH = 500;
const OUTCOMES = ['confermata', 'rifiutata', 'ritirata', 'finita'] as const;

const isConfirmedView = (url: URL): boolean => url.searchParams.get('vista') === 'confermate';

export async function loader({ context, url }: Route.LoaderArgs) {
  const confirmed = isConfirmedView(url);
  const { delegationsToConfirm } = await context
    .get(apiContext)
    .execute(DelegationsToConfirmDocument, { first: PAGE_SIZE, after: pageQuery(url).after, confirmed });
  const outcome = url.searchParams.get('esito');
  return {
    confirmed,
    delegations: delegationsToConfirm.edges.map(({ node }) => node),
    pager: pagerLinks(url, delegationsToConfirm.pageInfo),
    outcome: OUTCOMES.find((known) => known === outcome),
  };
}

/** Confirms, refuses, or takes a confirmation back; both of these say why. */
export async function action({ request, context, url }: Route.ActionArgs) {
  const { language } = context.get(siteContext);
  const form = await request.formData();
  const [id, typed] = [form.get('id'), form.get('reason')];
  if (typeof id !== 'string' || id === '') throw failure({ kind: 'bad-request' });
  const confirm = form.get('intent') === 'confirm';
  const reason = typeof typed === 'string' ? typed.trim() : '';
  if (!confirm && reason === '') return { id, reason, problem: contentIn(language).delegations.errors.reason };
  const input = { id, confirm, reason: confirm ? null : reason };
  const { decideDelegation: outcome } = await context.get(apiContext).execute(DecideDelegationDocument, { input });
  if (outcome.__typename === 'InvalidInput') return { id, reason, problem: outcome.message };
  const isConfirmed = isConfirmedView(url);
  const word = outcome.__typename !== 'DelegationDecided' ? 'finita' : confirm ? 'confermata' : isConfirmed ? 'ritirata' : 'rifiutata';
  throw redirect(localPath(`${PAGE}?${isConfirmed ? `${CONFIRMED}&` : ''}esito=${word}`, language), 303);
}

type Sent = Awaited<ReturnType<typeof action>>;

/** What parents and legal representatives declared to the municipality. */
export default function Decide({ loaderData: { confirmed, delegations, pager, outcome }, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().delegations.deciding;
  const path = useLocalPath();
  return (
    <Page title={confirmed ? texts.confirmedTitle : texts.title} lead={confirmed ? texts.confirmedLead : texts.lead} isIndexed={false}>
      <div className="container pb-5">
        {outcome !== undefined && actionData === undefined && (
          <Alert kind={outcome === 'finita' ? 'warning' : 'success'} isAnnounced>
            <p>{texts.outcomes[outcome]}</p>
          </Alert>
        )}
        <p>
          <a href={path(confirmed ? PAGE : `${PAGE}?${CONFIRMED}`)}>{confirmed ? texts.toWaiting : texts.toConfirmed}</a>
        </p>
        {delegations.length === 0 && <p>{confirmed ? texts.noneConfirmed : texts.none}</p>}
        <ul className="casa-records">
          {delegations.map((delegation) => (
            <DeclaredRecord
              key={delegation.id}
              delegation={delegation}
              confirmed={confirmed}
              sent={actionData?.id === delegation.id ? actionData : undefined}
            />
          ))}
        </ul>
        <Pager {...pager} />
      </div>
    </Page>
  );
}

interface DeclaredRecordProps {
  readonly delegation: DeclaredDelegationFragment;
  readonly confirmed: boolean;
  /** What was typed for it and why it is not enough. */
  readonly sent: Sent | undefined;
}

function DeclaredRecord({ delegation, confirmed, sent }: DeclaredRecordProps): ReactNode {
  const texts = useContent().delegations;
  const { deciding } = texts;
  const { longDay } = dateFormat(useLanguage(), useMunicipality().timeZone);
  const { id, kind, delegateName, delegateFiscalCode, representedName, representedFiscalCode, reference, createdAt, validUntil } =
    delegation;
  const subject = deciding.says(delegateName, representedName);
  const entries = [
    { term: deciding.delegate, description: deciding.who(delegateName, delegateFiscalCode) },
    { term: deciding.represented, description: deciding.who(representedName, representedFiscalCode) },
    { term: texts.kind, description: texts.kinds[kind] },
    { term: texts.reference, description: reference },
    { term: texts.since, description: <time dateTime={createdAt}>{longDay(createdAt)}</time> },
    { term: texts.until, description: <time dateTime={validUntil}>{longDay(validUntil)}</time> },
  ];
  return (
    <li>
      <h2 className="h5">{subject}</h2>
      <DescriptionList entries={entries.filter(({ description }) => description !== null)} />
      <form method="post" noValidate>
        <input type="hidden" name="id" value={id} />
        {sent !== undefined && <ErrorSummary title={texts.errorTitle(1)} errors={[{ fieldId: `reason-${id}`, message: sent.problem }]} />}
        <TextAreaField
          id={`reason-${id}`}
          name="reason"
          label={confirmed ? deciding.reasonOfWithdrawal : deciding.reason}
          value={sent?.reason ?? ''}
          error={sent?.problem}
          maxLength={REASON_LENGTH}
          rows={2}
        />
        <div className="casa-actions mt-0">
          {!confirmed && (
            <button type="submit" name="intent" value="confirm" className="btn btn-primary">
              {deciding.confirm}
              <span className="visually-hidden">{deciding.of(subject)}</span>
            </button>
          )}
          <button type="submit" name="intent" value="refuse" className="btn btn-outline-danger">
            {confirmed ? deciding.withdraw : deciding.refuse}
            <span className="visually-hidden">{deciding.of(subject)}</span>
          </button>
        </div>
      </form>
    </li>
  );
}
