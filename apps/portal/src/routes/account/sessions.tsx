import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, DescriptionList } from '@casa/ui';
import type { Route } from './+types/sessions.js';
import { AccountPage } from '../../account/account-page.js';
import { LoggedOut } from '../../account/logged-out.js';
import { providerLogout } from '../../account/logged-out.server.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { LogoutEverywhereDocument, MySessionsDocument, type MySessionsQuery, RevokeSessionDocument } from '../../gql/graphql.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage } from '../../i18n/use-messages.js';
import { siteContext } from '../../site/site.server.js';
import { useMunicipality } from '../../site/use-site.js';

type Session = MySessionsQuery['mySessions'][number];

export async function loader({ context, url }: Route.LoaderArgs) {
  // After «everywhere» this session is over, too: the loader runs behind the action and has nobody to ask about.
  if (context.get(siteContext).person === undefined) return { sessions: [], outcome: null };
  const { mySessions } = await context.get(apiContext).execute(MySessionsDocument);
  return { sessions: mySessions, outcome: url.searchParams.get('esito') };
}

/** Ends one session, or all of them. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const api = context.get(apiContext);
  const site = context.get(siteContext);
  if (form.get('intent') === 'everywhere') {
    const { logoutEverywhere } = await api.execute(LogoutEverywhereDocument);
    context.set(siteContext, { ...site, person: undefined });
    return { provider: providerLogout(logoutEverywhere.redirect) };
  }
  const id = form.get('id');
  if (typeof id !== 'string' || id === '') throw failure({ kind: 'bad-request' });
  const { revokeSession } = await api.execute(RevokeSessionDocument, { input: { id } });
  const outcome = revokeSession.__typename === 'SessionRevoked' ? 'chiuso' : 'gia-chiuso';
  throw redirect(localPath(`/area-personale/accessi?esito=${outcome}`, site.language), 303);
}

export default function MySessions({ loaderData: { sessions, outcome }, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().account.sessions;
  if (actionData !== undefined) return <LoggedOut provider={actionData.provider} />;
  return (
    <AccountPage title={texts.title} lead={texts.lead}>
      {(outcome === 'chiuso' || outcome === 'gia-chiuso') && (
        <Alert kind={outcome === 'chiuso' ? 'success' : 'info'} isAnnounced>
          <p>{outcome === 'chiuso' ? texts.revoked : texts.notFound}</p>
        </Alert>
      )}
      <ul className="casa-records">
        {sessions.map((session) => (
          <SessionRecord key={session.id} session={session} />
        ))}
      </ul>
      <h2>{texts.everywhere}</h2>
      <p className="casa-narrow">{texts.everywhereText}</p>
      <form method="post">
        <button type="submit" name="intent" value="everywhere" className="btn btn-danger">
          {texts.everywhere}
        </button>
      </form>
    </AccountPage>
  );
}

function SessionRecord({ session }: { readonly session: Session }): ReactNode {
  const { sessions: texts, federations, area } = useContent().account;
  const { dayAndTime } = dateFormat(useLanguage(), useMunicipality().timeZone);
  const begun = dayAndTime(session.begunAt);
  return (
    <li>
      <h2 className="h5">
        {session.device} {session.current && <span className="casa-status">{texts.current}</span>}
      </h2>
      <DescriptionList
        entries={[
          { term: texts.where, description: session.municipality },
          { term: texts.with, description: area.levelOf(federations[session.federation], session.level) },
          { term: texts.begun, description: <time dateTime={session.begunAt}>{begun}</time> },
          { term: texts.seen, description: <time dateTime={session.seenAt}>{dayAndTime(session.seenAt)}</time> },
        ]}
      />
      {!session.current && (
        <form method="post">
          <input type="hidden" name="id" value={session.id} />
          <button type="submit" name="intent" value="revoke" className="btn btn-outline-danger">
            {texts.revoke}
            <span className="visually-hidden">: {texts.revokeOf(session.device, begun)}</span>
          </button>
        </form>
      )}
    </li>
  );
}
