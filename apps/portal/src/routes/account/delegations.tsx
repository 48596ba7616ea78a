import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert } from '@casa/ui';
import type { Route } from './+types/delegations.js';
import { AccountPage } from '../../account/account-page.js';
import { type ApiClient, apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { DelegationRecord } from '../../delegations/delegation-record.js';
import {
  ActForDocument,
  EndDelegationDocument,
  type ListedDelegationFragment,
  MyDelegationsDocument,
  StopActingDocument,
} from '../../gql/graphql.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { Pager } from '../../site/lists.js';
import { pageQuery, pagerLinks } from '../../site/paging.js';
import { returnPath } from '../../site/return-path.js';
import { siteContext } from '../../site/site.server.js';
import { useMunicipality } from '../../site/use-site.js';

const PAGE_SIZE = 20;
const PAGE = '/area-personale/deleghe';
/** What the address says became of the last button. */
const OUTCOMES = ['data', 'dichiarata', 'chiusa', 'gia-chiusa', 'agisci', 'attesa', 'fermato'] as const;
type Outcome = (typeof OUTCOMES)[number];

export async function loader({ context, url }: Route.LoaderArgs) {
  const { myDelegations } = await context.get(apiContext).execute(MyDelegationsDocument, { first: PAGE_SIZE, after: pageQuery(url).after });
  const outcome = url.searchParams.get('esito');
  return {
    delegations: myDelegations.edges.map(({ node }) => node),
    pager: pagerLinks(url, myDelegations.pageInfo),
    outcome: OUTCOMES.find((known) => known === outcome),
  };
}

/** Acts for somebody, ends a delegation, or turns back to oneself: that button stands on every page. */
export async function action({ request, context, url }: Route.ActionArgs) {
  const { language } = context.get(siteContext);
  const form = await request.formData();
  const api = context.get(apiContext);
  const id = form.get('id');
  if (form.get('intent') === 'stop') {
    await api.execute(StopActingDocument);
    throw redirect(returnPath(url.searchParams.get('da'), localPath(`${PAGE}?esito=fermato`, language)), 303);
  }
  if (typeof id !== 'string' || id === '') throw failure({ kind: 'bad-request' });
  const outcome = form.get('intent') === 'act' ? await act(api, id) : await end(api, id);
  throw redirect(localPath(`${PAGE}?esito=${outcome}`, language), 303);
}

async function act(api: ApiClient, delegationId: string): Promise<Outcome> {
  const { actFor } = await api.execute(ActForDocument, { input: { delegationId } });
  return actFor.__typename === 'NowActingFor' ? 'agisci' : actFor.__typename === 'DelegationWaiting' ? 'attesa' : 'gia-chiusa';
}

async function end(api: ApiClient, id: string): Promise<Outcome> {
  const { endDelegation } = await api.execute(EndDelegationDocument, { input: { id } });
  return endDelegation.__typename === 'DelegationEnded' ? 'chiusa' : 'gia-chiusa';
}

export default function Delegations({ loaderData: { delegations, pager, outcome } }: Route.ComponentProps): ReactNode {
  const texts = useContent().delegations;
  const { officialName } = useMunicipality();
  const isDone = outcome !== undefined && outcome !== 'gia-chiusa' && outcome !== 'attesa';
  return (
    <AccountPage title={texts.title} lead={texts.lead(officialName)}>
      {outcome !== undefined && (
        <Alert kind={isDone ? 'success' : 'warning'} isAnnounced>
          <p>{texts.outcomes[outcome]}</p>
        </Alert>
      )}
      {delegations.length === 0 && <p>{texts.none}</p>}
      <DelegationList title={texts.acting} delegations={delegations.filter(({ acts }) => acts)} />
      <DelegationList title={texts.represented} delegations={delegations.filter(({ acts }) => !acts)} />
      <Pager {...pager} />
      <NewDelegations />
    </AccountPage>
  );
}

function DelegationList({
  title,
  delegations,
}: {
  readonly title: string;
  readonly delegations: readonly ListedDelegationFragment[];
}): ReactNode {
  return (
    delegations.length > 0 && (
      <>
        <h2>{title}</h2>
        <ul className="casa-records">
          {delegations.map((delegation) => (
            <DelegationRecord key={delegation.id} delegation={delegation} />
          ))}
        </ul>
      </>
    )
  );
}

function NewDelegations(): ReactNode {
  const texts = useContent().delegations;
  const path = useLocalPath();
  const ways = [
    { to: `${PAGE}/nuova`, label: texts.newMandate },
    { to: `${PAGE}/dichiara?tipo=genitore`, label: texts.newParent },
    { to: `${PAGE}/dichiara?tipo=persona`, label: texts.newPerson },
    { to: `${PAGE}/dichiara?tipo=ente`, label: texts.newOrganisation },
  ];
  return (
    <>
      <h2>{texts.otherTitle}</h2>
      <ul>
        {ways.map(({ to, label }) => (
          <li key={to}>
            <a href={path(to)}>{label}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
