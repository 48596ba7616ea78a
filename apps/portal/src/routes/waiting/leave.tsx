import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import type { Route } from './+types/leave.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { LeaveWaitingListDocument } from '../../gql/graphql.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { Page } from '../../site/page.js';
import { siteContext } from '../../site/site.server.js';
import { loadEntry } from '../../waiting/load-entry.server.js';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { entry } = await loadEntry(context, request);
  return { service: entry.service.name };
}

export async function action({ request, context }: Route.ActionArgs): Promise<Response> {
  const { token } = await loadEntry(context, request);
  const { leaveWaitingList } = await context.get(apiContext).execute(LeaveWaitingListDocument, { input: { token } });
  if (leaveWaitingList.__typename !== 'WaitingListLeft') throw failure({ kind: 'wrong-link' });
  return redirect(localPath('/lista-attesa/richiesta', context.get(siteContext).language), 303);
}

/** Asks once more, because the place is lost. */
export default function LeaveWaitingList({ loaderData: { service } }: Route.ComponentProps): ReactNode {
  const { leave: texts, entry } = useContent().waiting;
  const path = useLocalPath();
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      crumb={entry.leave}
      parents={[{ label: entry.title, href: '/lista-attesa/richiesta' }]}
      isIndexed={false}
    >
      <div className="container pb-5">
        <p className="casa-choices">
          <strong>{service}</strong>
        </p>
        <form method="post" className="casa-actions">
          <button type="submit" className="btn btn-danger">
            {texts.confirm}
          </button>
          <a className="btn btn-outline-primary" href={path('/lista-attesa/richiesta')}>
            {texts.keep}
          </a>
        </form>
      </div>
    </Page>
  );
}
