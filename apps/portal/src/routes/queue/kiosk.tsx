import type { ReactNode } from 'react';
import { data, redirect } from 'react-router';
import { Alert } from '@casa/ui';
import type { Route } from './+types/kiosk.js';
import { apiContext } from '../../api/client.server.js';
import { failure, notFound } from '../../api/failures.server.js';
import { TakeTicketDocument, WalkInQueueDocument } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage, useLocalPath } from '../../i18n/use-messages.js';
import { KioskPage } from '../../queue/kiosk-page.js';
import { deviceOf, readQueueCookie, writeQueueCookie } from '../../queue/queue-cookies.server.js';
import { walkInServices } from '../../queue/walk-in-view.server.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

export const handle = { bare: true };

/** Waits and openings change while nobody touches the screen. */
const SECONDS = 60;

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { walkInQueue } = await context.get(apiContext).execute(WalkInQueueDocument, { office: params.office });
  if (walkInQueue == null) throw notFound();
  const { language } = context.get(siteContext);
  const { queue } = contentIn(language);
  const { slug, name, timeZone } = walkInQueue.office;
  const view = {
    slug,
    name,
    officeId: walkInQueue.office.id,
    services: walkInServices(walkInQueue, dateFormat(language, timeZone), queue),
  };
  // Whoever stands here now sees nothing of the last person's.
  const headers = new Headers();
  if ((await readQueueCookie(request, 'given')) !== undefined) {
    await writeQueueCookie(headers, 'given', undefined, context.get(portalRequestContext).isSecure);
  }
  return data(view, { headers });
}

/** Takes a number and shows it; the address of the page that shows it names nobody's ticket. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  const [officeId, serviceId] = [form.get('ufficio'), form.get('servizio')];
  if (typeof officeId !== 'string' || typeof serviceId !== 'string') throw failure({ kind: 'bad-request' });
  const { isSecure } = context.get(portalRequestContext);
  const headers = new Headers();
  const kioskToken = (await readQueueCookie(request, 'kiosk')) ?? null;
  const device = await deviceOf(request, headers, isSecure);
  const input = { officeId, serviceId, place: 'KIOSK' as const, kioskToken, device, position: null, comesInTime: false };
  const { takeTicket: outcome } = await context.get(apiContext).execute(TakeTicketDocument, { input });
  if (outcome.__typename !== 'TicketTaken') return { message: outcome.message };
  await writeQueueCookie(headers, 'given', outcome.token, isSecure);
  throw redirect(localPath(`/totem/${params.office}/numero`, context.get(siteContext).language), { status: 303, headers });
}

export default function Kiosk({ loaderData: { slug, name, officeId, services }, actionData }: Route.ComponentProps): ReactNode {
  const { queue } = useContent();
  const path = useLocalPath();
  const language = useLanguage();
  const start = `/totem/${slug}`;
  const isOpen = services.some((service) => service.isOpen);
  return (
    <KioskPage title={queue.kiosk.title(name)} start={path(start)} seconds={SECONDS}>
      <h1>{name}</h1>
      {actionData !== undefined && (
        <Alert kind="danger" isAnnounced>
          <p>{actionData.message}</p>
        </Alert>
      )}
      <p className="casa-kiosk-lead">{isOpen ? queue.kiosk.choose : queue.kiosk.none}</p>
      <form method="post" action={path(start)}>
        <input type="hidden" name="ufficio" value={officeId} />
        <ul className="casa-kiosk-choices">
          {services.map((service) => (
            <li key={service.id}>
              <button type="submit" name="servizio" value={service.id} disabled={!service.isOpen}>
                <span className="casa-kiosk-letter" aria-hidden="true">
                  {service.letter}
                </span>
                <span>
                  <strong>{service.name}</strong>
                  <span className="casa-kiosk-wait">{service.isOpen ? `${service.wait} · ${service.waiting}` : service.wait}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </form>
      <p className="casa-kiosk-foot">
        <a className="casa-kiosk-button" href={path(`${start}/arrivo`)}>
          <strong>{queue.kiosk.booked}</strong> {queue.kiosk.bookedHint}
        </a>
        <a
          className="casa-kiosk-button"
          href={localPath(start, language === 'it' ? 'en' : 'it')}
          hrefLang={language === 'it' ? 'en' : 'it'}
          lang={language === 'it' ? 'en' : 'it'}
        >
          {queue.kiosk.language}
        </a>
      </p>
    </KioskPage>
  );
}
