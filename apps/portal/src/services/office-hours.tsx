import type { ReactNode } from 'react';
import type { OfficePageQuery } from '../gql/graphql.js';
import { dateFormat, weekdayNames } from '../i18n/format.js';
import { useContent, useLanguage } from '../i18n/use-messages.js';

type Office = NonNullable<OfficePageQuery['office']>;

/** The week, a row a day; a day with split shifts has two lines. */
export function OpeningHoursTable({ hours }: { readonly hours: Office['openingHours'] }): ReactNode {
  const { office } = useContent().content;
  return (
    <table className="casa-hours">
      <caption className="visually-hidden">{office.hoursCaption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{office.day}</th>
          <th scope="col">{office.open}</th>
        </tr>
      </thead>
      <tbody>
        {weekdayNames(useLanguage()).map(({ long }, index) => {
          const shifts = hours.filter(({ weekday }) => weekday === index + 1);
          return (
            <tr key={long}>
              <th scope="row">{long.charAt(0).toUpperCase() + long.slice(1)}</th>
              <td>
                {shifts.length === 0
                  ? office.closed
                  : shifts.map(({ opens, closes }) => <div key={opens}>{office.from(shortTime(opens), shortTime(closes))}</div>)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** 09:30 -> 9:30 */
function shortTime(time: string): string {
  return time.slice(0, 5).replace(/^0/, '');
}

export function ClosureList({ closures, timeZone }: { readonly closures: Office['closures']; readonly timeZone: string }): ReactNode {
  const { office } = useContent().content;
  const { longDay, isoDay } = dateFormat(useLanguage(), timeZone);
  if (closures.length === 0) return <p>{office.noClosures}</p>;
  return (
    <ul>
      {closures.map(({ from, until, reason }) => {
        // A closure ends when the office opens again: its last day is the one before that instant.
        const last = new Date(new Date(until).getTime() - 1).toISOString();
        const when = isoDay(from) === isoDay(last) ? office.closureOneDay(longDay(from)) : office.closure(longDay(from), longDay(last));
        return (
          <li key={from}>
            {when}: {reason}
          </li>
        );
      })}
    </ul>
  );
}
