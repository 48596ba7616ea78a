import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, DescriptionList } from '@casa/ui';
import type { Route } from './+types/record.js';
import { NoteForm, type UnsavedNote } from '../../agenda/note-form.js';
import { recordView } from '../../agenda/record-view.server.js';
import { SaidAlert } from '../../agenda/said-alert.js';
import { SayLive } from '../../agenda/say-live.js';
import { Shortcuts } from '../../agenda/shortcuts.js';
import { StepButtons } from '../../agenda/step-buttons.js';
import { type Said, takeStep } from '../../agenda/take-step.server.js';
import { useLiveAgenda } from '../../agenda/use-live-agenda.js';
import { useStepsFocus } from '../../agenda/use-steps-focus.js';
import { ViewersLine } from '../../agenda/viewers-line.js';
import { writeNote } from '../../agenda/write-note.server.js';
import { apiContext } from '../../api/client.server.js';
import { localPath } from '../../i18n/language.js';
import { Page } from '../../site/page.js';
import { siteContext } from '../../site/site.server.js';

export const handle = { hydrate: true };

const OUTCOMES = { annotata: 'noteSaved', prenotata: 'booked' } as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const outcome = url.searchParams.get('esito') ?? '';
  const view = await recordView(context, params.id);
  return { view, done: Object.hasOwn(OUTCOMES, outcome) ? view.words[OUTCOMES[outcome as keyof typeof OUTCOMES]] : undefined };
}

/** A step, or the note; what somebody else changed meanwhile is said, and what was typed stays. */
export async function action({ request, context, params }: Route.ActionArgs): Promise<{ said: Said; unsaved?: UnsavedNote }> {
  const form = await request.formData();
  const api = context.get(apiContext);
  const here = localPath(`/ufficio/appuntamenti/${params.id}`, context.get(siteContext).language);
  if (form.get('intent') === 'NOTE') {
    const refused = await writeNote(api, form);
    if (refused === undefined) throw redirect(`${here}?esito=annotata`, 303);
    return refused;
  }
  const said = await takeStep(api, form.get('intent'), form);
  if (said === undefined) throw redirect(here, 303);
  return { said };
}

/** An appointment: who it is for, what they told, what was noted, and what is to be done with it. */
export default function AgendaRecord({ loaderData: { view, done }, actionData }: Route.ComponentProps): ReactNode {
  const { title, lead, slug, appointment, words, note, changes } = view;
  // Of the agenda's changes this one's alone.
  const live = useLiveAgenda(changes, { first: '', last: '', appointments: [appointment] });
  return (
    <Page title={title} lead={lead} parents={[{ label: words.agenda, href: `/ufficio/agenda/${slug}` }]} isIndexed={false}>
      <div className="container pb-5">
        <Shortcuts texts={words.keys}>
          <ViewersLine viewers={view.viewers} texts={words} />
          <SaidAlert said={actionData?.said} />
          {done !== undefined && actionData === undefined && (
            <Alert kind="success" isAnnounced>
              <p>{done}</p>
            </Alert>
          )}
          <Steps view={view} />
          <div className="casa-record">
            <section>
              <h2 className="h4">{words.visit}</h2>
              <DescriptionList entries={view.visit} />
              <Documents documents={view.documents} />
            </section>
            <section>
              <h2 className="h4">{words.citizen}</h2>
              <DescriptionList entries={view.citizen} />
              <p className="form-text">{words.seen}</p>
            </section>
          </div>
          {/* A new key after a refusal: it begins anew, from what was typed and what is stored. */}
          <NoteForm key={actionData?.unsaved?.version} appointment={appointment} note={note} unsaved={actionData?.unsaved} texts={words} />
          <p className="casa-actions">
            <a href={view.back}>{words.back}</a>
          </p>
          <SayLive state={live} texts={words.live} />
        </Shortcuts>
      </div>
    </Page>
  );
}

/** What citizen and operator gave each other in the video call. */
function Documents({ documents: { title, links } }: Pick<Route.ComponentProps['loaderData']['view'], 'documents'>): ReactNode {
  if (links.length === 0) return null;
  return (
    <>
      <h3 className="h5">{title}</h3>
      <ul>
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Steps({ view: { appointment, state, actions, undo, room, words } }: Pick<Route.ComponentProps['loaderData'], 'view'>): ReactNode {
  const box = useStepsFocus(appointment.version);
  return (
    <section ref={box} tabIndex={-1} aria-label={words.steps} className="casa-record-steps">
      <p role="status">
        {words.state}: <strong>{state}</strong>
      </p>
      <StepButtons appointment={appointment} actions={actions} />
      {undo !== '' && <p className="form-text">{undo}</p>}
      {room !== undefined && (
        <p>
          <a href={room} className="btn btn-outline-primary">
            {words.room}
          </a>
        </p>
      )}
    </section>
  );
}
