import type { ReactNode } from 'react';
import { useContent } from '../i18n/use-messages.js';
import type { NearbyEntry } from './nearby-words.js';

/** The offices with their first free hour, in order; each leads into its own municipality's booking. */
export function NearbyList({ entries, start }: { readonly entries: readonly NearbyEntry[]; readonly start: number }): ReactNode {
  const texts = useContent().nearby;
  return (
    <ol className="casa-records casa-nearby-list" start={start}>
      {entries.map(({ id, municipality, office, address, startsAt, when, distance, left, bookHref, otherHoursHref }) => (
        <li key={id} id={id}>
          <h3>
            {municipality}
            {distance !== undefined && <span className="casa-nearby-distance">, {distance}</span>}
          </h3>
          <p>
            <strong className="text-capitalize-first">
              <time dateTime={startsAt}>{when}</time>
            </strong>
            <br />
            {left}
          </p>
          <p>
            {office}
            <br />
            {address}
          </p>
          <div className="casa-actions mt-0">
            <a className="btn btn-primary" href={bookHref}>
              {texts.book}
              <span className="visually-hidden">: {texts.bookOf(municipality, when)}</span>
            </a>
            <a href={otherHoursHref}>
              {texts.otherHours}
              <span className="visually-hidden">: {texts.otherHoursOf(office, municipality)}</span>
            </a>
          </div>
        </li>
      ))}
    </ol>
  );
}
