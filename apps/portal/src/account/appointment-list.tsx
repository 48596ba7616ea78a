import type { ReactNode } from 'react';
import type { ListedAppointmentFragment } from '../gql/graphql.js';
import { dateFormat } from '../i18n/format.js';
import { useContent, useLanguage } from '../i18n/use-messages.js';
import { useMunicipality } from '../site/use-site.js';

/** Appointments of one person, in whichever municipality. */
export function AppointmentList({ appointments }: { readonly appointments: readonly ListedAppointmentFragment[] }): ReactNode {
  const { account, closures } = useContent();
  const texts = account.appointments;
  const { dayAndTime } = dateFormat(useLanguage(), useMunicipality().timeZone);
  return (
    <ul className="casa-records">
      {appointments.map(({ id, title, place, municipality, startsAt, status, manageUrl, moveUrl }) => (
        <li key={id}>
          <h3>{title}</h3>
          <p>
            <strong>
              <time dateTime={startsAt}>{dayAndTime(startsAt)}</time>
            </strong>
            {status === 'CANCELLED' && <span className="casa-status casa-status-off ms-2">{texts.cancelled}</span>}
          </p>
          <p>{texts.where(place, municipality)}</p>
          {moveUrl !== null && (
            <p>
              <strong>{closures.notice.title}.</strong>{' '}
              <a href={moveUrl}>
                {closures.notice.link}
                <span className="visually-hidden">: {texts.manageOf(title, dayAndTime(startsAt))}</span>
              </a>
            </p>
          )}
          {manageUrl !== null && (
            <a className="casa-more" href={manageUrl}>
              {texts.manage}
              <span className="visually-hidden">: {texts.manageOf(title, dayAndTime(startsAt))}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
