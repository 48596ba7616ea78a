import type { ReactNode } from 'react';
import { redirect, type RouterContextProvider } from 'react-router';
import { Alert, DescriptionList } from '@casa/ui';
import type { Route } from './+types/own-ticket.js';
import { apiContext } from '../../api/client.server.js';
import { failure } from '../../api/failures.server.js';
import { LeaveQueueDocument, WalkInQueuesDocument } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLocalPath, useMessages } from '../../i18n/use-messages.js';
import { checkIn } from '../../queue/check-in.server.js';
import { OWN_TICKET_SCRIPT } from '../../queue/own-ticket-script.js';
import { PageScript, ReloadWithoutScript } from '../../queue/page-script.js';
import { QrCode } from '../../queue/qr-code.js';
import { type QrDrawing, qrDrawing } from '../../queue/qr-code.server.js';
import { readQueueCookie } from '../../queue/queue-cookies.server.js';
import { loadTicket, type TicketView } from '../../queue/ticket-view.server.js';
import { WalkInNotice } from '../../queue/walk-in-notice.js';
import { walkInServices } from '../../queue/walk-in-view.server.js';
import { RateNow } from '../../ratings/rate-now.js';
import { OfficeContact } from '../../site/lists.js';
import { Page } from '../../site/page.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

/** Without a script the page comes anew after so long. */
const RELOAD_SECONDS = 20;

/** Of these nothing comes any more: whoever still wants to be received takes another one. */
const OVER: readonly TicketView['state'][] = ['SERVED', 'LEFT', 'EXPIRED'];

/** One's own number; without one, or when it is over, the offices that give some. */
export async function loader({ request, context, url }: Route.LoaderArgs) {
  const token = await readQueueCookie(request, 'ticket');
  const ticket = token === undefined ? undefined : await loadTicket(context, token);
  const isStopped = url.searchParams.get('aggiorna') === 'no';
  const { language } = context.get(siteContext);
  if (token !== undefined && ticket !== undefined) {
    const link = `${context.get(portalRequestContext).origin}${localPath(`/coda/${token}`, language)}`;
    const offices = OVER.includes(ticket.state) ? await walkInOffices(context) : [];
    return { ticket, qr: ticket.isHere ? undefined : qrDrawing(link), isStopped, offices };
  }
  return { ticket: undefined, qr: undefined, isStopped, offices: await walkInOffices(context) };
}

async function walkInOffices(context: Readonly<RouterContextProvider>): Promise<OfficeView[]> {
  const { language } = context.get(siteContext);
  const { queue } = contentIn(language);
  const { walkInQueues } = await context.get(apiContext).execute(WalkInQueuesDocument);
  return walkInQueues.map((one) => ({
    ...{ slug: one.office.slug, name: one.office.name, givesAtHome: one.home !== null },
    services: walkInServices(one, dateFormat(language, one.office.timeZone), queue),
  }));
}

/** «Sono arrivato», and «Lascia la fila». */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const token = await readQueueCookie(request, 'ticket');
  if (token === undefined) throw failure({ kind: 'wrong-link' });
  if (form.get('intent') === 'leave') await context.get(apiContext).execute(LeaveQueueDocument, { input: { token } });
  else {
    const outcome = await checkIn(context, token);
    if ('message' in outcome) return outcome;
  }
  throw redirect(localPath('/coda', context.get(siteContext).language), 303);
}

export default function OwnTicket({ loaderData: { ticket, qr, isStopped, offices }, actionData }: Route.ComponentProps): ReactNode {
  const { queue } = useContent();
  return (
    <Page
      title={ticket === undefined ? queue.offices.title : queue.own.title}
      isIndexed={ticket === undefined}
      {...(ticket === undefined && { lead: queue.offices.lead })}
    >
      <div className="container pb-5">
        {actionData !== undefined && (
          <Alert kind="danger" isAnnounced>
            <p>{actionData.message}</p>
          </Alert>
        )}
        {ticket === undefined ? <Offices offices={offices} /> : <Ticket ticket={ticket} qr={qr} offices={offices} isStopped={isStopped} />}
      </div>
    </Page>
  );
}

interface TicketProps {
  readonly ticket: TicketView;
  /** For the reader of the office's machine, as long as they have not said that they are there. */
  readonly qr: QrDrawing | undefined;
  /** Once it is over: where another one is given. */
  readonly offices: readonly OfficeView[];
}

function Ticket({ ticket, qr, offices, isStopped }: TicketProps & { readonly isStopped: boolean }): ReactNode {
  const { own } = useContent().queue;
  const path = useLocalPath();
  const said = ticket.desk === null ? ticket.stateText : `${ticket.stateText}. ${own.goTo(ticket.desk)}`;
  return (
    <>
      <p id="stato" role="status" className="visually-hidden"></p>
      <div id="biglietto" data-state={ticket.state} data-desk={ticket.desk ?? ''} data-said={`${ticket.label}: ${said}`}>
        <div className={`casa-own-ticket casa-own-${ticket.state.toLowerCase()}`}>
          <p className="casa-ticket-number">{ticket.label}</p>
          <p className="casa-own-state">{ticket.stateText}</p>
          {ticket.desk !== null && <p className="casa-own-desk">{own.goTo(ticket.desk)}</p>}
          {ticket.state === 'WAITING' && <p className="casa-own-wait">{ticket.wait}</p>}
        </div>
        <DescriptionList entries={entriesOf(ticket, own)} />
        <Advice ticket={ticket} qr={qr} offices={offices} />
        <p className="form-text">{isStopped ? own.stopped(ticket.at) : own.updated(ticket.at)}</p>
      </div>
      <p className="casa-actions mt-0">
        <a href={path(isStopped ? '/coda' : '/coda?aggiorna=no')}>{isStopped ? own.resume : own.stop}</a>
        {isStopped && <a href={path('/coda?aggiorna=no')}>{own.refresh}</a>}
      </p>
      <div className="casa-narrow mt-4">
        <OfficeContact office={ticket.office} headingLevel={2} />
      </div>
      {!isStopped && (
        <>
          <ReloadWithoutScript seconds={RELOAD_SECONDS} href={path('/coda')} />
          <PageScript code={OWN_TICKET_SCRIPT} />
        </>
      )}
    </>
  );
}

function entriesOf(ticket: TicketView, own: ReturnType<typeof useContent>['queue']['own']) {
  return [
    { term: own.service, description: ticket.service },
    { term: own.office, description: ticket.office.name },
    ...(ticket.bookedFor === null ? [] : [{ term: own.bookedFor, description: ticket.bookedFor }]),
    ...(ticket.lastCalled === null ? [] : [{ term: own.lastCalled, description: ticket.lastCalled }]),
  ];
}

/** What one can do now. */
function Advice({ ticket, qr, offices }: TicketProps): ReactNode {
  const { own } = useContent().queue;
  const path = useLocalPath();
  if (ticket.state === 'NO_SHOW') return <p>{own.noShowText}</p>;
  if (OVER.includes(ticket.state)) {
    return (
      <>
        <RateNow token={ticket.ratingToken} />
        <p>
          {own.overText} <BookingLink />
        </p>
        <OfficeList offices={offices} />
      </>
    );
  }
  if (ticket.state !== 'WAITING') return null;
  return (
    <form method="post" action={path('/coda')}>
      {!ticket.isHere && ticket.arriveBy !== null && <p>{own.onTheWay(ticket.arriveBy)}</p>}
      <div className="casa-actions mt-0">
        {!ticket.isHere && (
          <button type="submit" name="intent" value="here" className="btn btn-primary">
            {own.arrived}
          </button>
        )}
        <button type="submit" name="intent" value="leave" className="btn btn-outline-danger" aria-describedby="lascia">
          {own.leave}
        </button>
      </div>
      <p id="lascia" className="form-text">
        {own.leaveHint}
      </p>
      {qr !== undefined && (
        <figure className="mt-4">
          <QrCode drawing={qr} label={own.arrivalQr} />
          <figcaption>{own.arrivalQr}</figcaption>
        </figure>
      )}
    </form>
  );
}

interface OfficeView {
  readonly slug: string;
  readonly name: string;
  readonly givesAtHome: boolean;
  readonly services: ReturnType<typeof walkInServices>;
}

function Offices({ offices }: { readonly offices: readonly OfficeView[] }): ReactNode {
  const { queue } = useContent();
  if (offices.length > 0) return <OfficeList offices={offices} />;
  return (
    <p>
      {queue.offices.none} <BookingLink />
    </p>
  );
}

function OfficeList({ offices }: { readonly offices: readonly OfficeView[] }): ReactNode {
  return offices.map((office) => (
    <section key={office.slug} className="casa-narrow mb-5">
      <h2 className="h4">{office.name}</h2>
      <WalkInNotice {...office} />
    </section>
  ));
}

function BookingLink(): ReactNode {
  const { common } = useMessages();
  const path = useLocalPath();
  return <a href={path('/prenota')}>{common.bookAppointment}</a>;
}
