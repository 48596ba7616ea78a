import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert } from '@casa/ui';
import type { Route } from './+types/cancel.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { CancelAppointmentDocument } from '../../gql/graphql.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { AppointmentSummary } from '../../manage/appointment-summary.js';
import { appointmentView, loadAppointment } from '../../manage/load-appointment.server.js';
import { Page } from '../../site/page.js';
import { siteContext } from '../../site/site.server.js';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { appointment } = await loadAppointment(context, request);
  return appointmentView(context, appointment);
}

export async function action({ request, context }: Route.ActionArgs) {
  const { token } = await loadAppointment(context, request);
  const { cancelAppointment: outcome } = await context.get(apiContext).execute(CancelAppointmentDocument, { input: { token } });
  switch (outcome.__typename) {
    case 'AppointmentCancelled':
      throw redirect(localPath('/prenotazioni/appuntamento?esito=disdetto', context.get(siteContext).language), 303);
    case 'ChangeTooLate':
    case 'InvalidInput':
      return { message: outcome.message };
    case 'NotFound':
      throw failure({ kind: 'wrong-link' });
  }
}

/** Asks once more, because the hour goes to somebody else. */
export default function Cancel({ loaderData: appointment, actionData }: Route.ComponentProps): ReactNode {
  const { manage } = useContent();
  const texts = manage.cancel;
  const path = useLocalPath();
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      crumb={manage.appointment.cancel}
      parents={[{ label: manage.appointment.title, href: '/prenotazioni/appuntamento' }]}
      isIndexed={false}
    >
      <div className="container pb-5">
        {actionData !== undefined && (
          <Alert kind="danger" isAnnounced>
            <p>{actionData.message}</p>
          </Alert>
        )}
        <AppointmentSummary appointment={appointment} />
        {appointment.isChangeable ? (
          <form method="post">
            <div className="casa-actions">
              <button type="submit" className="btn btn-danger">
                {texts.confirm}
              </button>
              <a className="btn btn-outline-primary" href={path('/prenotazioni/appuntamento')}>
                {texts.keep}
              </a>
            </div>
          </form>
        ) : (
          <>
            <p>{appointment.isCancelled ? manage.appointment.cancelledText : manage.appointment.notChangeable}</p>
            <a href={path('/prenotazioni/appuntamento')}>{manage.appointment.title}</a>
          </>
        )}
      </div>
    </Page>
  );
}
