import type { ReactNode } from 'react';
import { Alert, Icon } from '@casa/ui';
import type { Route } from './+types/confirmation.js';
import { DuplicateList } from '../../account/duplicate-list.js';
import { loadDuplicatesOf } from '../../account/duplicates.server.js';
import { useContent, useLocalPath, useMessages } from '../../i18n/use-messages.js';
import { AppointmentSummary } from '../../manage/appointment-summary.js';
import { appointmentView, loadAppointment } from '../../manage/load-appointment.server.js';
import { Page } from '../../site/page.js';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { token, appointment } = await loadAppointment(context, request);
  return { appointment: appointmentView(context, appointment), duplicates: await loadDuplicatesOf(context, token) };
}

/** It worked: the code, what to bring, what comes next. */
export default function Confirmation({ loaderData: { appointment, duplicates } }: Route.ComponentProps): ReactNode {
  const { booking } = useMessages();
  const { manage } = useContent();
  const texts = manage.confirmation;
  const path = useLocalPath();
  return (
    <Page title={texts.title} crumb={booking.title} isIndexed={false}>
      <div className="container pb-5">
        {appointment.email !== null && (
          <Alert kind="success">
            <p>{texts.sent(appointment.email)}</p>
          </Alert>
        )}
        {duplicates && <DuplicateList {...duplicates} />}
        <p className="casa-code">{texts.code(appointment.code)}</p>
        <p>{texts.codeHint}</p>
        <AppointmentSummary appointment={appointment} />
        <h2 className="h4">{texts.bring}</h2>
        {appointment.needed.length === 0 ? (
          <p>{texts.bringNothing}</p>
        ) : (
          <ul>
            {appointment.needed.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        )}
        <h2 className="h4 mt-4">{texts.next}</h2>
        <div className="casa-actions mt-0">
          <a className="btn btn-primary" href={path('/prenotazioni/appuntamento.ics')}>
            <Icon name="it-calendar" className="icon-white me-2" />
            {manage.appointment.calendar}
          </a>
          <a className="btn btn-outline-primary" href={path('/prenotazioni/appuntamento')}>
            {manage.appointment.move} / {manage.appointment.cancel}
          </a>
          <a href={path('/prenota')}>{texts.another}</a>
        </div>
      </div>
    </Page>
  );
}
