import type { ReactNode } from 'react';
import { data } from 'react-router';
import { Alert } from '@casa/ui';
import type { Route } from './+types/login-failed.js';
import { isLoginProblem } from '../../account/login-problem.js';
import { useContent, useLocalPath, useMessages } from '../../i18n/use-messages.js';
import { Page } from '../../site/page.js';
import { useMunicipality } from '../../site/use-site.js';

const REFUSED = 403;

/** The courtesy page. The server shows it in place of an answer of the API, with that answer's status; by itself it says «refused». */
export function loader({ url }: Route.LoaderArgs) {
  const problem = url.searchParams.get('problema');
  return data({ problem: isLoginProblem(problem) ? problem : ('BAD_REQUEST' as const) }, { status: REFUSED });
}

export default function LoginFailed({ loaderData: { problem } }: Route.ComponentProps): ReactNode {
  const texts = useContent().account.failed;
  const { common, failures } = useMessages();
  const { contacts } = useMunicipality();
  const path = useLocalPath();
  const { title, text } = texts.problems[problem];
  return (
    <Page title={title} crumb={texts.page} isIndexed={false}>
      <div className="container pb-5">
        <div className="casa-narrow">
          <Alert kind={problem === 'SPID_25' || problem === 'SPID_22' ? 'info' : 'warning'} isAnnounced>
            <p>{text}</p>
          </Alert>
          <div className="casa-actions">
            <a className="btn btn-primary" href={path('/accedi')}>
              {texts.retry}
            </a>
            <a href={path('/')}>{failures.backHome}</a>
          </div>
          <p className="mt-4">
            {common.footer.telephone}: <a href={`tel:${contacts.telephone.replace(/\s/g, '')}`}>{contacts.telephone}</a>
          </p>
        </div>
      </div>
    </Page>
  );
}
