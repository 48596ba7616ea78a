import type { ReactNode } from 'react';
import { data } from 'react-router';
import { Alert } from '@casa/ui';
import type { Route } from './+types/invitation.js';
import { readLinkToken } from '../../account/link-token.server.js';
import { apiContext } from '../../api/client.server.js';
import { AcceptInvitationDocument, type AcceptInvitationMutation } from '../../gql/graphql.js';
import { useContent } from '../../i18n/use-messages.js';
import { Page } from '../../site/page.js';
import { siteContext } from '../../site/site.server.js';
import { useMunicipality } from '../../site/use-site.js';

type Outcome = AcceptInvitationMutation['acceptInvitation'] | { readonly __typename: 'LinkNotValid' };

export function loader({ context, url }: Route.LoaderArgs) {
  return { token: readLinkToken(url.searchParams.get('token')), name: context.get(siteContext).person?.name ?? '' };
}

/** Ties the invitation to the identity of whoever is logged in. */
export async function action({ request, context }: Route.ActionArgs) {
  const token = readLinkToken((await request.formData()).get('token'));
  const outcome: Outcome =
    token === undefined
      ? { __typename: 'LinkNotValid' }
      : (await context.get(apiContext).execute(AcceptInvitationDocument, { input: { token } })).acceptInvitation;
  return data(outcome, { status: outcome.__typename === 'LinkNotValid' ? 400 : 200 });
}

export default function Invitation({ loaderData: { token, name }, actionData }: Route.ComponentProps): ReactNode {
  const { account, members } = useContent();
  const texts = account.invitation;
  const { officialName } = useMunicipality();
  if (actionData?.__typename === 'InvitationAccepted') {
    const { role, officeIds } = actionData.member;
    return (
      <Page title={texts.done} crumb={texts.title} isIndexed={false}>
        <div className="container pb-5">
          <Alert kind="success" isAnnounced>
            <p>{texts.doneText(members.roles[role])}</p>
          </Alert>
          <p>{officeIds.length === 0 ? texts.everyOffice : texts.offices(officeIds.length)}</p>
        </div>
      </Page>
    );
  }
  if (token === undefined || actionData !== undefined) {
    return (
      <Page title={texts.notValid} crumb={texts.title} isIndexed={false}>
        <div className="container pb-5">
          <Alert kind="warning" isAnnounced>
            <p>{texts.notValidText}</p>
          </Alert>
        </div>
      </Page>
    );
  }
  return (
    <Page title={texts.title} lead={texts.lead(officialName)} isIndexed={false}>
      <div className="container pb-5">
        <p>{texts.as(name)}</p>
        <form method="post">
          <input type="hidden" name="token" value={token} />
          <button type="submit" className="btn btn-primary">
            {texts.button}
          </button>
        </form>
      </div>
    </Page>
  );
}
