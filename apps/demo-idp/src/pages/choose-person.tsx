import type { ReactNode } from 'react';
import { type DemoPerson, fullName } from '../persons.js';
import { type Level, LEVELS } from '../saml/names.js';
import { CANCELLED, SPID_ERRORS } from '../saml/spid-errors.js';
import { attributeLabel } from './attribute-labels.js';
import { Layout } from './layout.js';

export interface ChoosePersonProps {
  /** Of the identity provider. */
  readonly name: string;
  readonly municipality: string;
  readonly level: Level | undefined;
  readonly attributes: readonly string[];
  readonly persons: readonly DemoPerson[];
  /** The pending request that the form answers. */
  readonly pendingId: string;
}

/** Who asks for what, and who shall be asserted: the page where a real identity provider asks for a password. */
export function ChoosePersonPage({ name, municipality, level, attributes, persons, pendingId }: ChoosePersonProps): ReactNode {
  return (
    <Layout title={name}>
      <dl>
        <dt>Chi chiede l’accesso</dt>
        <dd>{municipality}</dd>
        <dt>Livello richiesto</dt>
        <dd>{level === undefined ? 'nessuno in particolare' : `SPID ${level}`}</dd>
        <dt>Dati richiesti</dt>
        <dd>{attributes.length === 0 ? 'nessuno' : attributes.map(attributeLabel).join(', ')}</dd>
      </dl>
      <form method="post" action="answer">
        <input type="hidden" name="pending" value={pendingId} />
        <fieldset>
          <legend>Con chi vuoi entrare?</legend>
          {persons.map((person, place) => (
            <label key={person.id} className="person">
              <input type="radio" name="person" value={person.id} defaultChecked={place === 0} required />
              <span>
                {fullName(person)}
                <span className="description">{person.description}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p>
          <label htmlFor="level">Livello con cui rispondere </label>
          <select id="level" name="level" defaultValue={level ?? 2}>
            {LEVELS.map((offered) => (
              <option key={offered} value={offered}>{`SPID ${offered}`}</option>
            ))}
          </select>
        </p>
        <p>
          <button className="primary" name="outcome" value="login">
            Entra e invia i dati
          </button>
          <button name="outcome" value={CANCELLED} formNoValidate>
            Annulla
          </button>
        </p>
        <details>
          <summary>Rispondi con un errore</summary>
          <div className="errors">
            {SPID_ERRORS.map(({ code, meaning }) => (
              <button key={code} name="outcome" value={code} formNoValidate>{`${code} - ${meaning}`}</button>
            ))}
          </div>
        </details>
      </form>
    </Layout>
  );
}
