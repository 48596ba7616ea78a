import type { ReactNode } from 'react';
import { Form, redirect } from 'react-router';
import type { Route } from './+types/agenda.js';
import { actOnAgenda } from '../../agenda/agenda-act.server.js';
import { AgendaBoard } from '../../agenda/agenda-board.js';
import { agendaPath, readPlace } from '../../agenda/agenda-path.js';
import { agendaView } from '../../agenda/agenda-view.server.js';
import { chooseOffice, officeNav } from '../../agenda/office-nav.server.js';
import { OfficePage } from '../../agenda/office-page.js';
import { SaidAlert } from '../../agenda/said-alert.js';
import { SayLive } from '../../agenda/say-live.js';
import { SeatBox } from '../../agenda/seat-box.js';
import { Shortcuts, useShortcut } from '../../agenda/shortcuts.js';
import { useAnnouncements } from '../../agenda/use-announcements.js';
import { useKeptFocus } from '../../agenda/use-kept-focus.js';
import { useLiveAgenda } from '../../agenda/use-live-agenda.js';
import { ViewBar } from '../../agenda/view-bar.js';
import { apiContext } from '../../api/client.server.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { siteContext } from '../../site/site.server.js';

export const handle = { hydrate: true };

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const choice = await chooseOffice(context, params.office);
  const view = await agendaView(context, choice.office, readPlace(url.searchParams));
  return { nav: officeNav(context, 'agenda', choice), view };
}

/** Every button; a step that was taken leads back to its appointment, which a call may have found on the day of today. */
export async function action({ request, context, params, url }: Route.ActionArgs) {
  const { office } = await chooseOffice(context, params.office);
  const { language } = context.get(siteContext);
  const form = await request.formData();
  const texts = contentIn(language).agenda;
  const { id, said } = await actOnAgenda(context.get(apiContext), form, texts, dateFormat(language, office.timeZone));
  if (said !== undefined) return said;
  const place = readPlace(url.searchParams);
  const shown = form.get('intent') === 'next' ? { byOperator: place.byOperator === true } : place;
  throw redirect(localPath(`${agendaPath(office.slug, shown)}${id === undefined ? '' : `#a-${id}`}`, language), 303);
}

/** The operator's day: it lives, and everything in it can be done by keys. */
export default function Agenda({ loaderData: { nav, view }, actionData }: Route.ComponentProps): ReactNode {
  const { shown, groups, words } = view;
  const live = useLiveAgenda(view.live, { ...shown, appointments: groups.flatMap(({ appointments }) => appointments) });
  const news = useAnnouncements(view);
  useKeptFocus();
  return (
    <OfficePage title={view.title} crumb={nav.links.find(({ isCurrent }) => isCurrent)?.label ?? view.title} nav={nav}>
      <Shortcuts texts={words.keys}>
        <p className="visually-hidden" role="status">
          {news}
        </p>
        <SaidAlert said={actionData} />
        <div className="casa-work-bar">
          <NextButton label={words.callNext} />
          <WorkLink link={view.book} hint="b" />
          <WorkLink link={view.block} hint="o" />
        </div>
        <SeatBox seat={view.seat} texts={words} />
        <ViewBar view={view} />
        {view.notes.map((note) => (
          <p key={note} className="casa-agenda-note">
            {note}
          </p>
        ))}
        <AgendaBoard groups={groups} none={words.none} isWeek={view.isWeek} />
        <SayLive state={live} texts={words.live} />
      </Shortcuts>
    </OfficePage>
  );
}

function NextButton({ label }: { readonly label: string }): ReactNode {
  const shortcut = useShortcut();
  return (
    <Form method="post" preventScrollReset discover="none">
      <button type="submit" name="intent" value="next" className="btn btn-primary" {...shortcut('n')}>
        {label}
      </button>
    </Form>
  );
}

interface WorkLinkProps {
  readonly link: { readonly href: string; readonly label: string };
  readonly hint: string;
}

/** Another page: without scripts, and so a whole one. */
function WorkLink({ link: { href, label }, hint }: WorkLinkProps): ReactNode {
  const shortcut = useShortcut();
  return (
    <a href={href} className="btn btn-outline-primary" {...shortcut(hint)}>
      {label}
    </a>
  );
}
