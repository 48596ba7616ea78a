import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert } from '@casa/ui';
import type { Route } from './+types/queue.js';
import { chooseOffice, officeNav } from '../../agenda/office-nav.server.js';
import { OfficePage } from '../../agenda/office-page.js';
import { type ApiClient, apiContext } from '../../api/client.server.js';
import { failure, notFound } from '../../api/failures.server.js';
import {
  CallNextDocument,
  FinishTicketDocument,
  OfficeQueueDocument,
  type QueueEntryPartsFragment,
  RecallTicketDocument,
  SetTicketPrecedenceDocument,
  StartTicketDocument,
  TicketNoShowDocument,
} from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath } from '../../i18n/use-messages.js';
import { PageScript, ReloadWithoutScript } from '../../queue/page-script.js';
import { waitText } from '../../queue/ticket-view.server.js';
import { ROOM_SCRIPT } from '../../queue/room-script.js';
import { siteContext } from '../../site/site.server.js';

const RELOAD_SECONDS = 15;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const choice = await chooseOffice(context, params.office);
  const { office } = choice;
  const { queue: room } = await context.get(apiContext).execute(OfficeQueueDocument, { officeId: office.id });
  if (room == null) throw notFound();
  const { language } = context.get(siteContext);
  const { queue } = contentIn(language);
  const { time } = dateFormat(language, office.timeZone);
  const words = (entry: QueueEntryPartsFragment) => ({
    ...{ id: entry.id, label: entry.label, state: entry.state, service: entry.service.name, precedence: entry.precedence },
    stateText: queue.work.states[entry.state],
    since: time(entry.takenAt),
    called: entry.calledAt === null ? '' : queue.work.calledAt(time(entry.calledAt), entry.calls),
    wait: entry.isHere ? waitText(entry.wait, queue) : queue.work.onTheWay,
    place: [entry.place && queue.work.places[entry.place], entry.bookedFor !== null && queue.work.bookedFor(time(entry.bookedFor))]
      .filter(Boolean)
      .join(' '),
  });
  return {
    nav: officeNav(context, 'coda', choice),
    slug: office.slug,
    name: office.name,
    isManager: choice.isManager,
    called: url.searchParams.get('chiamato'),
    desks: room.desks.map(({ id, name, current }) => ({ id, name, current: current && words(current) })),
    waiting: room.waiting.map(words),
    over: room.over.map(words),
  };
}

/** Each button is a form of its own: what was pressed, and on what. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  const [intent, id] = [form.get('intent'), form.get('id')];
  if (typeof intent !== 'string' || typeof id !== 'string') throw failure({ kind: 'bad-request' });
  const outcome = await done(context.get(apiContext), intent, id);
  if ('message' in outcome) return { message: outcome.message };
  const back = `/ufficio/coda/${params.office}${outcome.called === undefined ? '' : `?chiamato=${outcome.called}`}`;
  throw redirect(localPath(back, context.get(siteContext).language), 303);
}

async function done(api: ApiClient, intent: string, id: string): Promise<{ readonly message: string } | { readonly called?: string }> {
  if (intent === 'next') {
    const { callNext: outcome } = await api.execute(CallNextDocument, { input: { deskId: id } });
    if (outcome.__typename === 'TicketCalled') return { called: outcome.ticket.label };
    return { message: outcome.message };
  }
  const outcome = await step(api, intent, id);
  return outcome.__typename === 'TicketUpdated' ? {} : { message: outcome.message };
}

async function step(api: ApiClient, intent: string, ticketId: string) {
  const input = { ticketId };
  switch (intent) {
    case 'start':
      return (await api.execute(StartTicketDocument, { input })).startTicket;
    case 'finish':
      return (await api.execute(FinishTicketDocument, { input })).finishTicket;
    case 'noShow':
      return (await api.execute(TicketNoShowDocument, { input })).ticketNoShow;
    case 'recall':
      return (await api.execute(RecallTicketDocument, { input })).recallTicket;
    case 'precedence':
    case 'noPrecedence':
      return (await api.execute(SetTicketPrecedenceDocument, { input: { ticketId, precedence: intent === 'precedence' } }))
        .setTicketPrecedence;
    default:
      throw failure({ kind: 'bad-request' });
  }
}

type Room = Route.ComponentProps['loaderData'];
type Entry = Room['waiting'][number];

/** The waiting room of who works in it: desks, who waits, who was served; every button is a plain form. */
export default function QueueWork({ loaderData: room, actionData }: Route.ComponentProps): ReactNode {
  const { work } = useContent().queue;
  const path = useLocalPath();
  return (
    <OfficePage title={work.title(room.name)} nav={room.nav}>
      <p className="casa-actions mt-0">
        <a href={path(`/tabellone/${room.slug}`)}>{work.screen}</a>
        <a href={path(`/totem/${room.slug}`)}>{work.kiosk}</a>
        {room.isManager && <a href={path(`/ufficio/coda/${room.slug}/impostazioni`)}>{work.settings}</a>}
      </p>
      {actionData !== undefined && (
        <Alert kind="danger" isAnnounced>
          <p>{actionData.message}</p>
        </Alert>
      )}
      {room.called !== null && actionData === undefined && (
        <Alert kind="success" isAnnounced>
          <p>{work.called(room.called)}</p>
        </Alert>
      )}
      <div id="sala">
        <h2 className="h4 mt-4">{work.desks}</h2>
        <ul className="casa-desks">
          {room.desks.map((desk) => (
            <DeskBox key={desk.id} desk={desk} />
          ))}
        </ul>
        <h2 className="h4 mt-4">{work.waiting}</h2>
        {room.waiting.length === 0 ? <p>{work.nobody}</p> : <WaitingTable entries={room.waiting} />}
        {room.over.length > 0 && (
          <>
            <h2 className="h4 mt-4">{work.over}</h2>
            <OverTable entries={room.over} />
          </>
        )}
      </div>
      <ReloadWithoutScript seconds={RELOAD_SECONDS} href={path(`/ufficio/coda/${room.slug}`)} />
      <PageScript code={ROOM_SCRIPT} />
    </OfficePage>
  );
}

function DeskBox({ desk: { id, name, current } }: { readonly desk: Room['desks'][number] }): ReactNode {
  const { work } = useContent().queue;
  return (
    <li>
      <h3 className="h5">{name}</h3>
      {current === null ? (
        <>
          <p>{work.free}</p>
          <Press intent="next" id={id} className="btn btn-primary" label={work.nextAt(name)}>
            {work.next}
          </Press>
        </>
      ) : (
        <>
          <p>
            <strong className="casa-desk-number">{current.label}</strong> {current.service}
          </p>
          <p>
            {current.state === 'IN_PROGRESS' && `${current.stateText}. `}
            {current.called}
          </p>
          <div className="casa-actions mt-0">
            {current.state === 'CALLED' && (
              <>
                <Press intent="start" id={current.id} className="btn btn-primary" label={work.stepOf(work.start, current.label)}>
                  {work.start}
                </Press>
                <Press intent="recall" id={current.id} className="btn btn-outline-primary" label={work.stepOf(work.recall, current.label)}>
                  {work.recall}
                </Press>
                <Press intent="noShow" id={current.id} className="btn btn-outline-danger" label={work.stepOf(work.noShow, current.label)}>
                  {work.noShow}
                </Press>
              </>
            )}
            {current.state === 'IN_PROGRESS' && (
              <Press intent="finish" id={current.id} className="btn btn-primary" label={work.stepOf(work.finish, current.label)}>
                {work.finish}
              </Press>
            )}
          </div>
        </>
      )}
    </li>
  );
}

function WaitingTable({ entries }: { readonly entries: readonly Entry[] }): ReactNode {
  const { work } = useContent().queue;
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={work.waiting}>
      <table className="table">
        <caption className="visually-hidden">{work.waiting}</caption>
        <thead>
          <tr>
            <th scope="col">{work.number}</th>
            <th scope="col">{work.service}</th>
            <th scope="col">{work.place}</th>
            <th scope="col">{work.since}</th>
            <th scope="col">{work.wait}</th>
            <th scope="col">{work.precedence}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const text = entry.precedence ? work.takePrecedence : work.givePrecedence;
            return (
              <tr key={entry.id}>
                <th scope="row">{entry.label}</th>
                <td>{entry.service}</td>
                <td>{entry.precedence ? work.precedence : entry.place}</td>
                <td>{entry.since}</td>
                <td>{entry.wait}</td>
                <td>
                  <Press
                    intent={entry.precedence ? 'noPrecedence' : 'precedence'}
                    id={entry.id}
                    className="btn btn-sm btn-outline-primary"
                    label={work.precedenceOf(text, entry.label)}
                  >
                    {text}
                  </Press>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function OverTable({ entries }: { readonly entries: readonly Entry[] }): ReactNode {
  const { work } = useContent().queue;
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={work.over}>
      <table className="table">
        <caption className="visually-hidden">{work.over}</caption>
        <thead>
          <tr>
            <th scope="col">{work.number}</th>
            <th scope="col">{work.service}</th>
            <th scope="col">{work.state}</th>
            <th scope="col">{work.recall}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <th scope="row">{entry.label}</th>
              <td>{entry.service}</td>
              <td>{entry.stateText}</td>
              <td>
                {entry.state === 'NO_SHOW' && (
                  <Press
                    intent="recall"
                    id={entry.id}
                    className="btn btn-sm btn-outline-primary"
                    label={work.stepOf(work.recall, entry.label)}
                  >
                    {work.recall}
                  </Press>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PressProps {
  readonly intent: string;
  readonly id: string;
  readonly className: string;
  /** What it does and to whom, where many buttons say the same. */
  readonly label: string;
  readonly children: ReactNode;
}

function Press({ intent, id, className, label, children }: PressProps): ReactNode {
  return (
    <form method="post" className="casa-press">
      <input type="hidden" name="id" value={id} />
      <button type="submit" name="intent" value={intent} className={className} aria-label={label}>
        {children}
      </button>
    </form>
  );
}
