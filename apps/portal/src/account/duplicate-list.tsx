import type { ReactNode } from 'react';

/** Appointments for one service, of which the person perhaps needs only one; in words, so that the pages' scripts do not carry them. */
export interface DuplicatesView {
  readonly title: string;
  readonly text: string;
  /** Where a press of a button is sent. */
  readonly action: string;
  readonly cancel: string;
  readonly appointments: readonly { readonly id: string; readonly startsAt: string; readonly when: string; readonly where: string }[];
}

/** Which one to keep is for the person to say: a press of a button cancels the one it stands at. */
export function DuplicateList({ title, text, action, cancel, appointments }: DuplicatesView): ReactNode {
  return (
    <section className="casa-duplicates alert alert-warning">
      <h2 className="h5">{title}</h2>
      <p>{text}</p>
      <ul>
        {appointments.map(({ id, startsAt, when, where }) => (
          <li key={id}>
            <p>
              <strong>
                <time dateTime={startsAt}>{when}</time>
              </strong>
              <br />
              {where}
            </p>
            <form method="post" action={action}>
              <input type="hidden" name="intent" value="cancel" />
              <input type="hidden" name="id" value={id} />
              <button type="submit" className="btn btn-outline-danger bg-white">
                {cancel}
                <span className="visually-hidden">
                  : {where}, {when}
                </span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
