import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { Alert, TextField } from '@casa/ui';
import type { RoomViewProps } from './room-view-props.js';
import { nameOf, type Person } from './room-state.js';
import { fill } from './room-texts.js';

/** Who waits, for the operator; and the way to have somebody else come. */
export function PeoplePanel(props: RoomViewProps): ReactNode {
  const { view } = props;
  return (
    <>
      {view.role === 'OPERATOR' && <WaitingRoom {...props} />}
      {view.role !== 'GUEST' && <Invite {...props} />}
    </>
  );
}

function WaitingRoom({ view: { texts }, state, session }: RoomViewProps): ReactNode {
  const { people, call } = texts;
  const others = state.people.filter(({ role, state: where }) => role !== 'OPERATOR' && where !== 'LEFT');
  const isWaiting = others.some(({ state: where }) => where === 'WAITING');
  return (
    <section className="casa-panel" aria-labelledby="attesa">
      <h3 id="attesa">{people.title}</h3>
      {!isWaiting && <p>{people.nobody}</p>}
      <ul className="casa-people">
        {others.map((person) => {
          const name = nameOf(person, call);
          return (
            <li key={person.id}>
              <p className="mb-1">
                <strong>{name}</strong> <span className="casa-tile-note">{noteOf(person, texts)}</span>
              </p>
              {person.state !== 'INVITED' && (
                <p className="casa-actions mt-0">
                  {person.state !== 'ADMITTED' && (
                    <button type="button" className="btn btn-sm btn-primary" onClick={() => void session.admit(person.id, true)}>
                      {people.admit}
                      <span className="visually-hidden"> {name}</span>
                    </button>
                  )}
                  {person.state !== 'REFUSED' && (
                    <button type="button" className="btn btn-sm btn-outline-danger" onClick={() => void session.admit(person.id, false)}>
                      {person.state === 'ADMITTED' ? people.putOut : people.refuse}
                      <span className="visually-hidden"> {name}</span>
                    </button>
                  )}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function noteOf({ role, state, isPresent }: Person, { people, call }: RoomViewProps['view']['texts']): string {
  if (state === 'INVITED') return people.invited;
  return isPresent ? call.roles[role] : people.notThere;
}

function Invite({ view: { texts }, state: { invitation }, session }: RoomViewProps): ReactNode {
  const { people } = texts;
  const [isCopied, setCopied] = useState(false);
  const send = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = new FormData(form).get('name');
    setCopied(false);
    void session.invite(typeof name === 'string' ? name : '').then(() => form.reset());
  };
  return (
    <details className="casa-panel">
      <summary>{people.invite}</summary>
      <p className="form-text">{people.inviteHint}</p>
      <form onSubmit={send} noValidate>
        <TextField id="ospite" name="name" label={people.inviteName} value="" autoComplete="off" maxLength={80} required />
        <button type="submit" className="btn btn-sm btn-outline-primary">
          {people.makeLink}
        </button>
      </form>
      {invitation && (
        <Alert kind="success" isAnnounced>
          <label htmlFor="collegamento" className="casa-room-label">
            {fill(people.link, { name: invitation.name })}
          </label>
          <input id="collegamento" className="form-control" readOnly value={invitation.url} onFocus={({ target }) => target.select()} />
          <button
            type="button"
            className="btn btn-sm btn-outline-primary mt-2"
            onClick={() => void navigator.clipboard.writeText(invitation.url).then(() => setCopied(true))}
          >
            {isCopied ? people.copied : people.copy}
          </button>
        </Alert>
      )}
    </details>
  );
}
