import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, TextField } from '@casa/ui';
import type { Route } from './+types/arrival.js';
import { localPath } from '../../i18n/language.js';
import { useContent } from '../../i18n/use-messages.js';
import { checkIn } from '../../queue/check-in.server.js';
import { writeQueueCookie } from '../../queue/queue-cookies.server.js';
import { Page } from '../../site/page.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

const CODE = /^[A-Za-z]{2}-?[0-9A-Za-z]{8}$/;
const LONGEST_CODE = 60;

/** Where the QR code of a confirmation leads. Looking changes nothing: whoever has arrived says so. */
export function loader({ params }: Route.LoaderArgs) {
  return { code: params.code !== undefined && CODE.test(params.code) ? params.code.toUpperCase() : undefined };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const field = form.get('codice');
  const typed = typeof field === 'string' ? field : '';
  const outcome = await checkIn(context, typed);
  if ('message' in outcome) return { ...outcome, typed };
  const headers = new Headers();
  await writeQueueCookie(headers, 'ticket', outcome.token, context.get(portalRequestContext).isSecure);
  throw redirect(localPath('/coda', context.get(siteContext).language), { status: 303, headers });
}

export default function Arrival({ loaderData: { code }, actionData }: Route.ComponentProps): ReactNode {
  const texts = useContent().queue.arrival;
  return (
    <Page title={texts.title} lead={texts.lead} isIndexed={false}>
      <div className="container pb-5">
        {actionData !== undefined && (
          <Alert kind="danger" isAnnounced>
            <p>{actionData.message}</p>
          </Alert>
        )}
        <form method="post" noValidate className="casa-narrow">
          {code === undefined ? (
            <TextField
              id="codice"
              name="codice"
              label={texts.field}
              hint={texts.hint}
              value={actionData?.typed ?? ''}
              required
              maxLength={LONGEST_CODE}
              autoComplete="off"
            />
          ) : (
            <>
              <input type="hidden" name="codice" value={code} />
              <p className="casa-code">{texts.code(code)}</p>
            </>
          )}
          <div className="casa-actions">
            <button type="submit" className="btn btn-primary">
              {texts.send}
            </button>
          </div>
        </form>
      </div>
    </Page>
  );
}
