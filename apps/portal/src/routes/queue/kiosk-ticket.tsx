import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import type { Route } from './+types/kiosk-ticket.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { KioskPage } from '../../queue/kiosk-page.js';
import { QrCode } from '../../queue/qr-code.js';
import { qrDrawing } from '../../queue/qr-code.server.js';
import { readQueueCookie, writeQueueCookie } from '../../queue/queue-cookies.server.js';
import { loadTicket } from '../../queue/ticket-view.server.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

export const handle = { bare: true };

/** Long enough to read it and to scan its code. */
const SECONDS = 25;

/** The number that was just taken; when there is none, or it is the last person's, the start. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const token = await readQueueCookie(request, 'given');
  const ticket = token === undefined ? undefined : await loadTicket(context, token);
  const { language } = context.get(siteContext);
  if (token === undefined || ticket === undefined) throw redirect(localPath(`/totem/${params.office}`, language), 303);
  const { origin } = context.get(portalRequestContext);
  return {
    ticket,
    qr: qrDrawing(`${origin}${localPath(`/coda/${token}`, language)}`),
    isKnown: (await readQueueCookie(request, 'kiosk')) !== undefined,
  };
}

/** «Fine»: the next person sees nothing of this one's. */
export async function action({ context, params }: Route.ActionArgs): Promise<Response> {
  const headers = new Headers();
  await writeQueueCookie(headers, 'given', undefined, context.get(portalRequestContext).isSecure);
  return redirect(localPath(`/totem/${params.office}`, context.get(siteContext).language), { status: 303, headers });
}

export default function KioskTicket({ loaderData: { ticket, qr, isKnown }, params }: Route.ComponentProps): ReactNode {
  const { queue } = useContent();
  const path = useLocalPath();
  const start = `/totem/${params.office}`;
  return (
    <KioskPage title={queue.kiosk.ticketTitle} start={path(start)} seconds={SECONDS} isPrinted={isKnown}>
      <div className="casa-ticket">
        <p className="casa-ticket-office">{ticket.office.name}</p>
        <h1>
          <span className="casa-kiosk-lead">{queue.kiosk.ticketTitle}</span> <span className="casa-ticket-number">{ticket.label}</span>
        </h1>
        <p className="casa-ticket-service">{ticket.service}</p>
        {ticket.bookedFor !== null && (
          <p>
            {queue.own.bookedFor} {ticket.bookedFor}
          </p>
        )}
        {ticket.state === 'WAITING' && (
          <p>
            <strong>{ticket.wait}</strong>
          </p>
        )}
        <p>{queue.kiosk.ticketHint}</p>
        <p className="casa-ticket-taken">{queue.kiosk.takenAt(ticket.takenAt)}</p>
        <figure>
          <QrCode drawing={qr} label={queue.kiosk.qr} />
          <figcaption>{queue.kiosk.qr}</figcaption>
        </figure>
      </div>
      <form method="post" className="casa-kiosk-foot">
        <button type="button" id="stampa" className="casa-kiosk-button" hidden>
          {queue.kiosk.print}
        </button>
        <a id="tempo" className="casa-kiosk-button" href={path(`${start}/numero`)}>
          {queue.kiosk.moreTime}
        </a>
        <button type="submit" className="casa-kiosk-button casa-kiosk-main">
          {queue.kiosk.done}
        </button>
      </form>
      <p className="casa-kiosk-back">
        {queue.kiosk.backIn} <span id="secondi">{SECONDS}</span> {queue.kiosk.seconds}.
      </p>
    </KioskPage>
  );
}
