import type { ReactNode } from 'react';
import type { PreviewedClosureFragment } from '../gql/graphql.js';
import { dateFormat } from '../i18n/format.js';
import { useContent, useLanguage } from '../i18n/use-messages.js';

type Preview = PreviewedClosureFragment;

/** Whom a closure would hit, and what would happen to them. */
export function ClosurePreview({ preview }: { readonly preview: Preview }): ReactNode {
  const texts = useContent().closures.preview;
  const { total, moves, desks, foreseen, withoutEmail } = preview;
  return (
    <section aria-labelledby="coinvolti" id="anteprima">
      <h2 className="h4 mt-5" id="coinvolti">
        {texts.title}
      </h2>
      {total === 0 ? (
        <p>{texts.nobody}</p>
      ) : (
        <>
          <p>
            <strong>{texts.total(total)}</strong> {texts.foreseen(foreseen, moves.length)}{' '}
            {withoutEmail > 0 && texts.withoutEmail(withoutEmail)}
          </p>
          <p>{texts.happens}</p>
          <HitDesks desks={desks} />
          {moves.length < total && <p>{texts.firstOnes(moves.length, total)}</p>}
          <HitAppointments moves={moves} />
        </>
      )}
    </section>
  );
}

function HitDesks({ desks }: Pick<Preview, 'desks'>): ReactNode {
  const { desks: caption, columns } = useContent().closures.preview;
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={caption}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.desk}</th>
            <th scope="col">{columns.appointments}</th>
          </tr>
        </thead>
        <tbody>
          {desks.map(({ deskId, deskName, officeName, appointments }) => (
            <tr key={deskId}>
              <th scope="row">
                {officeName}, {deskName}
              </th>
              <td>{appointments}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HitAppointments({ moves }: Pick<Preview, 'moves'>): ReactNode {
  const { moves: caption, columns } = useContent().closures.preview;
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={caption}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.when}</th>
            <th scope="col">{columns.service}</th>
            <th scope="col">{columns.desk}</th>
            <th scope="col">{columns.proposed}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <HitAppointment key={move.appointmentId} move={move} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HitAppointment({ move }: { readonly move: Preview['moves'][number] }): ReactNode {
  const texts = useContent().closures.preview;
  const { startsAt, timeZone, serviceName, officeName, deskName, proposed } = move;
  const { dayAndTime } = dateFormat(useLanguage(), timeZone);
  const when = proposed && dayAndTime(proposed.startsAt);
  return (
    <tr>
      <th scope="row">{dayAndTime(startsAt)}</th>
      <td>{serviceName}</td>
      <td>{deskName}</td>
      <td>
        {proposed === null || when === null ? texts.nothing : null}
        {proposed !== null && when !== null && (proposed.officeName === officeName ? when : texts.otherOffice(when, proposed.officeName))}
      </td>
    </tr>
  );
}
