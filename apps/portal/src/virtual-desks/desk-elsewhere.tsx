import type { ReactNode } from 'react';
import type { DesksElsewhereQuery } from '../gql/graphql.js';
import { dateFormat } from '../i18n/format.js';
import { useContent, useLanguage } from '../i18n/use-messages.js';

type Desk = DesksElsewhereQuery['desksElsewhere'][number];

/** A desk of another municipality: until when, what waits there today, and the way. */
export function DeskElsewhere({ name, officeName, municipality, workUrl, until, timeZone, appointments }: Desk): ReactNode {
  const { elsewhere: texts } = useContent().virtualDesks;
  const { dayAndTime } = dateFormat(useLanguage(), timeZone);
  return (
    <li>
      <h3 className="h5">{texts.desk(name, officeName, municipality)}</h3>
      <p>{texts.until(dayAndTime(until))}</p>
      {appointments.length === 0 ? <p>{texts.nobody}</p> : <Today timeZone={timeZone} appointments={appointments} />}
      <p>
        <a className="btn btn-primary" href={workUrl}>
          {texts.open(municipality)}
        </a>
      </p>
      <p>{texts.openHint}</p>
    </li>
  );
}

function Today({ appointments, timeZone }: Pick<Desk, 'appointments' | 'timeZone'>): ReactNode {
  const { agenda, virtualDesks } = useContent();
  const { elsewhere: texts } = virtualDesks;
  const { time } = dateFormat(useLanguage(), timeZone);
  const { columns } = texts;
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={texts.today}>
      <table className="table">
        <caption>{texts.today}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.how}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.room}</th>
          </tr>
        </thead>
        <tbody>
          {appointments.map(({ id, startsAt, channel, isWaiting, roomUrl }) => (
            <tr key={id}>
              <th scope="row">{time(startsAt)}</th>
              <td>{agenda.channels[channel]}</td>
              <td>{isWaiting ? <strong>{texts.waiting}</strong> : texts.notYet}</td>
              <td>{roomUrl === null ? texts.noRoom : <a href={roomUrl}>{texts.room(time(startsAt))}</a>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
