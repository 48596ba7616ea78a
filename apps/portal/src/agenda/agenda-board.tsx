import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { GroupView } from './agenda-groups.server.js';
import type { AppointmentView } from './appointment-view.server.js';
import { StepButtons } from './step-buttons.js';

interface AgendaBoardProps {
  readonly groups: readonly GroupView[];
  /** Said of a group without appointments. */
  readonly none: string;
  readonly isWeek: boolean;
}

/** The appointments of a day by desk or by operator, or of a week by day. */
export function AgendaBoard({ groups, none, isWeek }: AgendaBoardProps): ReactNode {
  return (
    <div className={isWeek ? 'casa-agenda casa-agenda-week' : 'casa-agenda'}>
      {groups.map((group, place) => (
        <Group key={group.id} group={group} titleId={`gruppo-${place}`} none={none} />
      ))}
    </div>
  );
}

interface GroupProps {
  readonly group: GroupView;
  readonly titleId: string;
  readonly none: string;
}

function Group({ group, titleId, none }: GroupProps): ReactNode {
  const { title, href, notes, count, appointments } = group;
  return (
    <section aria-labelledby={titleId}>
      <h2 className="h5" id={titleId}>
        {href === undefined ? (
          title
        ) : (
          <Link to={href} discover="none">
            {title}
          </Link>
        )}
      </h2>
      {notes.map((note) => (
        <p key={note} className="casa-agenda-note">
          {note}
        </p>
      ))}
      {appointments.length === 0 ? (
        <p>{none}</p>
      ) : (
        <>
          <p>{count}</p>
          <ol>
            {appointments.map((appointment) => (
              <Row key={appointment.id} appointment={appointment} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** Its name leads to its record, in a page of its own: that one is audited. */
function Row({ appointment }: { readonly appointment: AppointmentView }): ReactNode {
  const { id, state, stateText, time, who, service, details, href, actions } = appointment;
  return (
    <li id={`a-${id}`} data-row className={`casa-row casa-row-${state.toLowerCase()}`}>
      <p className="casa-row-time">
        {time} <span className="casa-state">{stateText}</span>
      </p>
      <p>
        <a href={href}>{who}</a>
      </p>
      <p>{[service, ...details].join(', ')}</p>
      <StepButtons appointment={appointment} actions={actions} />
    </li>
  );
}
