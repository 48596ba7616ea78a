import { type ReactNode, type SubmitEvent, useState } from 'react';
import { Form } from 'react-router';
import { keptNote, seenNow } from './seen-note.js';
import { useShortcut } from './shortcuts.js';

/** A note that was not saved: somebody else was faster. */
export interface UnsavedNote {
  readonly typed: string;
  /** Theirs, and the version of the appointment by now: whoever saves again has seen it. */
  readonly note: string;
  readonly version: number;
}

interface NoteFormProps {
  readonly appointment: { readonly id: string; readonly version: number };
  readonly note: string;
  readonly unsaved: UnsavedNote | undefined;
  readonly texts: {
    readonly note: string;
    readonly noteHint: string;
    readonly saveNote: string;
    readonly theirNote: string;
    readonly noNote: string;
    readonly saveAnyway: string;
  };
}

const LONGEST = 4000;

/**
 * What the colleagues must know. The page lives while somebody types: other changes of the appointment pass them by, but a note that a colleague
 * saved meanwhile is theirs to see first.
 */
export function NoteForm({ appointment: { id, version }, note, unsaved, texts }: NoteFormProps): ReactNode {
  const shortcut = useShortcut();
  const [seen, setSeen] = useState({ note: unsaved?.note ?? note, version: unsaved?.version ?? version });
  const [sent, setSent] = useState<string>();
  const now = seenNow(seen, { note, version }, sent);
  if (now !== seen) setSeen(now);
  const send = ({ currentTarget }: SubmitEvent<HTMLFormElement>): void => {
    const typed = new FormData(currentTarget).get('annotazione');
    if (typeof typed === 'string') setSent(keptNote(typed));
  };
  return (
    <Form method="post" preventScrollReset discover="none" className="casa-narrow" onSubmit={send}>
      {unsaved !== undefined && (
        <div className="alert alert-warning">
          <p>{unsaved.note === '' ? texts.noNote : texts.theirNote}</p>
          {unsaved.note !== '' && <blockquote>{unsaved.note}</blockquote>}
          <p>{texts.saveAnyway}</p>
        </div>
      )}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="versione" value={seen.version} />
      <div className="casa-field">
        <label className="form-label" htmlFor="annotazione">
          {texts.note}
        </label>
        <div className="form-text" id="annotazione-hint">
          {texts.noteHint}
        </div>
        <textarea
          id="annotazione"
          name="annotazione"
          className="form-control"
          aria-describedby="annotazione-hint"
          defaultValue={unsaved?.typed ?? note}
          // Whoever was interrupted goes on where they were.
          autoFocus={unsaved !== undefined}
          maxLength={LONGEST}
          rows={4}
          {...shortcut('e')}
        />
      </div>
      <button type="submit" name="intent" value="NOTE" className="btn btn-outline-primary">
        {texts.saveNote}
      </button>
    </Form>
  );
}
