import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert } from '@casa/ui';
import type { Route } from './+types/kiosk-arrival.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { checkIn } from '../../queue/check-in.server.js';
import { KioskPage } from '../../queue/kiosk-page.js';
import { writeQueueCookie } from '../../queue/queue-cookies.server.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

export const handle = { bare: true };

const SECONDS = 60;
const LONGEST_REFERENCE = 300;
/** A code begins with two letters of the town's name, which may be any. */
const KEYS = Array.from('1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-');

/** A code that was typed, or that a reader of QR codes has typed: then it is an address that ends with the code. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  const field = form.get('codice');
  const typed = typeof field === 'string' ? field.slice(0, LONGEST_REFERENCE) : '';
  const outcome = await checkIn(context, typed);
  if ('message' in outcome) return { ...outcome, typed };
  const headers = new Headers();
  await writeQueueCookie(headers, 'given', outcome.token, context.get(portalRequestContext).isSecure);
  throw redirect(localPath(`/totem/${params.office}/numero`, context.get(siteContext).language), { status: 303, headers });
}

export default function KioskArrival({ actionData, params }: Route.ComponentProps): ReactNode {
  const { kiosk } = useContent().queue;
  const path = useLocalPath();
  const start = `/totem/${params.office}`;
  return (
    <KioskPage title={kiosk.arrivalTitle} start={path(start)} seconds={SECONDS}>
      <h1>{kiosk.arrivalTitle}</h1>
      {actionData !== undefined && (
        <Alert kind="danger" isAnnounced>
          <p>{actionData.message}</p>
        </Alert>
      )}
      <p className="casa-kiosk-lead">{kiosk.arrivalHint}</p>
      <form method="post" className="casa-kiosk-form" autoComplete="off">
        <label htmlFor="codice">{kiosk.arrivalField}</label>
        <p id="codice-hint">{kiosk.arrivalExample}</p>
        <input
          id="codice"
          name="codice"
          type="text"
          className="form-control"
          defaultValue={actionData?.typed}
          aria-describedby="codice-hint"
          maxLength={LONGEST_REFERENCE}
          autoFocus
          spellCheck={false}
        />
        <div id="tastiera" className="casa-kiosk-pad" role="group" aria-label={kiosk.pad} hidden>
          {KEYS.map((key) => (
            <button key={key} type="button" data-key={key}>
              {key}
            </button>
          ))}
          <button type="button" data-key="" className="casa-kiosk-wide">
            {kiosk.erase}
          </button>
        </div>
        <p className="casa-kiosk-foot">
          <a className="casa-kiosk-button" href={path(start)}>
            {kiosk.back}
          </a>
          <button type="submit" className="casa-kiosk-button casa-kiosk-main">
            {kiosk.arrivalSend}
          </button>
        </p>
      </form>
    </KioskPage>
  );
}
