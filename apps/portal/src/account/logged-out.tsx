import type { ReactNode } from 'react';
import { Alert } from '@casa/ui';
import { useContent, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { Page } from '../site/page.js';

/**
 * The session here is over. The identity provider's own is ended there: not by a redirect of the form that was sent, which the page's
 * security policy keeps on this site, but by going on from this page.
 */
export function LoggedOut({ provider }: { readonly provider: string | undefined }): ReactNode {
  const texts = useContent().account.logout;
  const { failures } = useMessages();
  const path = useLocalPath();
  return (
    <Page title={texts.done} isIndexed={false}>
      {provider !== undefined && <meta httpEquiv="refresh" content={`0;url=${provider}`} />}
      <div className="container pb-5">
        <Alert kind="success" isAnnounced>
          <p>{texts.doneText}</p>
        </Alert>
        {provider !== undefined && <p>{texts.provider}</p>}
        <div className="casa-actions">
          {provider !== undefined && (
            <a className="btn btn-primary" href={provider}>
              {texts.toProvider}
            </a>
          )}
          <a href={path('/')}>{failures.backHome}</a>
          <a href={path('/accedi')}>{texts.again}</a>
        </div>
      </div>
    </Page>
  );
}
