import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert } from '@casa/ui';
import type { Route } from './+types/confirm-email.js';
import { readLinkToken } from '../../account/link-token.server.js';
import { apiContext } from '../../api/client.server.js';
import { ConfirmContactEmailDocument } from '../../gql/graphql.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { Page } from '../../site/page.js';
import { siteContext } from '../../site/site.server.js';

export function loader({ url }: Route.LoaderArgs) {
  return { token: readLinkToken(url.searchParams.get('token')), isDone: url.searchParams.get('esito') === 'confermato' };
}

/** By a button: programs that open links in mails to look at them must not confirm anything. */
export async function action({ request, context }: Route.ActionArgs) {
  const token = readLinkToken((await request.formData()).get('token'));
  if (token === undefined) return { isNotValid: true };
  const { confirmContactEmail: outcome } = await context.get(apiContext).execute(ConfirmContactEmailDocument, { input: { token } });
  if (outcome.__typename === 'LinkNotValid') return { isNotValid: true };
  throw redirect(localPath('/area-personale/conferma-email?esito=confermato', context.get(siteContext).language), 303);
}

export default function ConfirmEmail({ loaderData: { token, isDone }, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().account.confirmEmail;
  const path = useLocalPath();
  const isAsked = !isDone && token !== undefined && actionData === undefined;
  return (
    <Page title={texts.title} {...(isAsked && { lead: texts.lead })} isIndexed={false}>
      <div className="container pb-5">
        {isAsked ? (
          <form method="post">
            <input type="hidden" name="token" value={token} />
            <button type="submit" className="btn btn-primary">
              {texts.button}
            </button>
          </form>
        ) : (
          <>
            <Alert kind={isDone ? 'success' : 'warning'} title={isDone ? texts.done : texts.notValid} isAnnounced>
              <p>{isDone ? texts.doneText : texts.notValidText}</p>
            </Alert>
            <a href={path('/area-personale')}>{texts.toArea}</a>
          </>
        )}
      </div>
    </Page>
  );
}
