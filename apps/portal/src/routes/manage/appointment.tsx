import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, Icon } from '@casa/ui';
import type { Route } from './+types/appointment.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { RenewManageLinkDocument } from '../../gql/graphql.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { AppointmentSummary } from '../../manage/appointment-summary.js';
import { appointmentView, type AppointmentView, loadAppointment } from '../../manage/load-appointment.server.js';
import { MoveNotice } from '../../closures/move-notice.js';
import { manageCookies, readManageToken } from '../../manage/manage-cookie.server.js';
import { ArrivalNotice } from '../../queue/arrival-notice.js';
import { arrivalQr } from '../../queue/arrival-qr.server.js';
import { RateNow } from '../../ratings/rate-now.js';
import { fill } from '../../room/room-texts.js';
import { OfficeContact } from '../../site/lists.js';
import { Page } from '../../site/page.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

export async function loader({ request, context, url }: Route.LoaderArgs) {
  const { appointment } = await loadAppointment(context, request);
  return {
    appointment: appointmentView(context, appointment),
    arrival: await arrivalQr(context, appointment),
    outcome: url.searchParams.get('esito'),
  };
}

/** Sends a new link by mail; the old one, also in this browser, stops working. */
export async function action({ request, context }: Route.ActionArgs): Promise<Response> {
  const token = await readManageToken(request);
  if (token === undefined) throw failure({ kind: 'wrong-link' });
  const { renewManageLink } = await context.get(apiContext).execute(RenewManageLinkDocument, { input: { token } });
  if (renewManageLink.__typename !== 'ManageLinkRenewed') throw failure({ kind: 'wrong-link' });
  const headers = new Headers();
  for (const cookie of await manageCookies(undefined, context.get(portalRequestContext).isSecure)) headers.append('set-cookie', cookie);
  return redirect(localPath('/prenotazioni?esito=rinnovato', context.get(siteContext).language), { status: 303, headers });
}

export default function Appointment({ loaderData: { appointment, arrival, outcome } }: Route.ComponentProps): ReactNode {
  const { manage } = useContent();
  const texts = manage.appointment;
  return (
    <Page title={appointment.isCancelled ? texts.titleCancelled : texts.title} isIndexed={false}>
      <div className="container pb-5">
        {outcome === 'spostato' && (
          <Alert kind="success" isAnnounced>
            <p>{texts.moved}</p>
          </Alert>
        )}
        {outcome === 'disdetto' && appointment.isCancelled && (
          <Alert kind="success" isAnnounced>
            <p>{texts.cancelled}</p>
          </Alert>
        )}
        {appointment.isCancelled && <p>{texts.cancelledText}</p>}
        {appointment.moveUrl !== null && <MoveNotice moveUrl={appointment.moveUrl} />}
        <AppointmentSummary appointment={appointment} />
        {!appointment.isCancelled && <Actions appointment={appointment} />}
        <RateNow token={appointment.ratingToken} />
        <RoomParts appointment={appointment} />
        {arrival !== undefined && <ArrivalNotice arrival={arrival} code={appointment.code} />}
        <h2 className="h4 mt-5">{texts.contact}</h2>
        <div className="casa-narrow">
          <OfficeContact office={appointment.office} />
        </div>
        <h2 className="h4 mt-5">{texts.link}</h2>
        <p className="casa-narrow">{texts.linkText}</p>
        <form method="post">
          <button type="submit" className="btn btn-outline-primary">
            {texts.renew}
          </button>
        </form>
      </div>
    </Page>
  );
}

/** The way to the room, and what was given in it. */
function RoomParts({ appointment: { roomUrl, documents } }: { readonly appointment: AppointmentView }): ReactNode {
  const { manage: texts } = useContent().room;
  const path = useLocalPath();
  return (
    <>
      {roomUrl !== null && (
        <p className="mt-4">
          <a className="btn btn-primary" href={path(new URL(roomUrl).pathname)}>
            {texts.enter}
          </a>{' '}
          {texts.hint}
        </p>
      )}
      {documents.length > 0 && (
        <>
          <h2 className="h4 mt-5">{texts.documents}</h2>
          <ul>
            {documents.map(({ id, name }) => (
              <li key={id}>
                <a href={path(`/prenotazioni/appuntamento/documenti/${id}`)}>{fill(texts.save, { name })}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Actions({ appointment }: { readonly appointment: AppointmentView }): ReactNode {
  const texts = useContent().manage.appointment;
  const path = useLocalPath();
  return (
    <>
      <p>{appointment.isChangeable ? texts.changeableUntil(appointment.changeableUntil) : texts.notChangeable}</p>
      <div className="casa-actions mt-0">
        {appointment.isChangeable && (
          <>
            <a className="btn btn-primary" href={path('/prenotazioni/appuntamento/sposta')}>
              {texts.move}
            </a>
            <a className="btn btn-outline-danger" href={path('/prenotazioni/appuntamento/annulla')}>
              {texts.cancel}
            </a>
          </>
        )}
        <a className="casa-more" href={path('/prenotazioni/appuntamento.ics')}>
          <Icon name="it-download" /> {texts.calendar}
        </a>
      </div>
    </>
  );
}
