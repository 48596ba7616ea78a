import type { ReactNode } from 'react';
import type { ClosurePersonViewFragment } from '../gql/graphql.js';
import { dateFormat } from '../i18n/format.js';
import { useContent, useLanguage, useLocalPath } from '../i18n/use-messages.js';

type Person = ClosurePersonViewFragment;

const SETTLED: readonly Person['status'][] = ['ACCEPTED', 'MOVED', 'CANCELLED', 'WITHDRAWN'];

interface ClosurePeopleProps {
  readonly people: readonly Person[];
  /** Of the pages below. */
  readonly parent: string;
}

/** Whom a closure hit, and how far it is with each. */
export function ClosurePeople({ people, parent }: ClosurePeopleProps): ReactNode {
  const { one: texts, statuses } = useContent().closures;
  const path = useLocalPath();
  return (
    <ul className="casa-records">
      {people.map((person) => {
        const name = `${person.givenName} ${person.familyName}`;
        return (
          <li key={person.id}>
            <h3 className="h5">{name}</h3>
            <p>
              <span className="casa-status">{statuses[person.status]}</span>
              {person.toCall && <strong className="ms-2">{texts.toCall}</strong>}
              {person.byOffice && <span className="ms-2">({texts.byOffice})</span>}
            </p>
            <Times person={person} />
            <Contact person={person} />
            {!SETTLED.includes(person.status) && (
              <a className="btn btn-outline-primary" href={path(`${parent}/persona/${person.id}`)} aria-label={texts.answerOf(name)}>
                {texts.answer}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Times({ person }: { readonly person: Person }): ReactNode {
  const texts = useContent().closures.one;
  const { dayAndTime } = dateFormat(useLanguage(), person.timeZone);
  const { serviceName, wasAt, wasDeskName, status, startsAt, officeName, proposed, answerUntil, reminded } = person;
  const hasMoved = status === 'ACCEPTED' || status === 'MOVED';
  return (
    <p>
      {serviceName}, {wasDeskName}
      <br />
      {texts.was}: {dayAndTime(wasAt)}
      {hasMoved && (
        <>
          <br />
          {texts.now}: <strong>{dayAndTime(startsAt)}</strong>, {officeName}
        </>
      )}
      {status === 'PROPOSED' && proposed !== null && (
        <>
          <br />
          {texts.proposed}: {dayAndTime(proposed.startsAt)}, {proposed.officeName}
          {answerUntil !== null && `; ${texts.answerBy(dayAndTime(answerUntil))}`}
          {reminded && ` (${texts.reminded})`}
        </>
      )}
    </p>
  );
}

/** The telephone first: it is what a closure of tomorrow needs. */
function Contact({ person: { telephone, email } }: { readonly person: Person }): ReactNode {
  const texts = useContent().closures.one;
  return (
    <p>
      {telephone === null ? texts.noTelephone : <a href={`tel:${telephone.replace(/[^+\d]/g, '')}`}>{telephone}</a>}
      {', '}
      {email ?? texts.noEmail}
    </p>
  );
}
