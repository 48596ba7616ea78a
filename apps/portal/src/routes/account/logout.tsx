import type { ReactNode } from 'react';
import type { Route } from './+types/logout.js';
import { LoggedOut } from '../../account/logged-out.js';
import { providerLogout } from '../../account/logged-out.server.js';
import { apiContext } from '../../api/client.server.js';
import { LogoutDocument } from '../../gql/graphql.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { Page } from '../../site/page.js';
import { siteContext } from '../../site/site.server.js';
import { useSite } from '../../site/use-site.js';

/** A form, so that no link or image of another page logs anybody out. A session that is over already needs no ending. */
export async function action({ context }: Route.ActionArgs) {
  const site = context.get(siteContext);
  if (site.person === undefined) return { provider: undefined };
  const { logout } = await context.get(apiContext).execute(LogoutDocument);
  context.set(siteContext, { ...site, person: undefined });
  return { provider: providerLogout(logout.redirect) };
}

export default function Logout({ actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().account.logout;
  const path = useLocalPath();
  const person = useSite()?.person;
  if (actionData !== undefined || person === undefined) return <LoggedOut provider={actionData?.provider} />;
  return (
    <Page title={texts.title} lead={texts.lead} isIndexed={false}>
      <div className="container pb-5">
        <form method="post" className="casa-actions mt-0">
          <button type="submit" className="btn btn-primary">
            {texts.button}
          </button>
          <a href={path('/area-personale')}>{texts.keep}</a>
        </form>
      </div>
    </Page>
  );
}
