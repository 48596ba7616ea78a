import type { ReactNode } from 'react';
import { redirect } from 'react-router';
import { Alert, CheckboxField, RadioGroup } from '@casa/ui';
import type { Route } from './+types/take-from-home.js';
import { apiContext } from '../../api/client.server.js';
import { failure, notFound } from '../../api/failures.server.js';
import { TakeTicketDocument, WalkInQueueDocument } from '../../gql/graphql.js';
import { contentIn } from '../../i18n/catalogue.js';
import { dateFormat } from '../../i18n/format.js';
import { localPath } from '../../i18n/language.js';
import { useContent, useLanguage } from '../../i18n/use-messages.js';
import { distanceInWords } from '../../nearby/nearby-words.js';
import { PageScript } from '../../queue/page-script.js';
import { deviceOf, writeQueueCookie } from '../../queue/queue-cookies.server.js';
import { walkInServices } from '../../queue/walk-in-view.server.js';
import { Page } from '../../site/page.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { positionScript } from '../../site/position-script.js';
import { siteContext } from '../../site/site.server.js';

export async function loader({ context, params }: Route.LoaderArgs) {
  const { walkInQueue } = await context.get(apiContext).execute(WalkInQueueDocument, { office: params.office });
  if (walkInQueue?.home == null) throw notFound();
  const { language } = context.get(siteContext);
  const { queue } = contentIn(language);
  return {
    name: walkInQueue.office.name,
    officeId: walkInQueue.office.id,
    home: walkInQueue.home,
    services: walkInServices(walkInQueue, dateFormat(language, walkInQueue.office.timeZone), queue),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const [officeId, serviceId] = [form.get('ufficio'), form.get('servizio')];
  const { language } = context.get(siteContext);
  if (typeof officeId !== 'string') throw failure({ kind: 'bad-request' });
  const comesInTime = form.get('promessa') === 'si';
  if (typeof serviceId !== 'string') return { message: contentIn(language).queue.home.choose, comesInTime };
  const { isSecure } = context.get(portalRequestContext);
  const headers = new Headers();
  const device = await deviceOf(request, headers, isSecure);
  const input = { officeId, serviceId, place: 'HOME' as const, kioskToken: null, device, position: positionOf(form), comesInTime };
  const { takeTicket: outcome } = await context.get(apiContext).execute(TakeTicketDocument, { input });
  if (outcome.__typename !== 'TicketTaken') return { message: outcome.message, comesInTime, serviceId };
  await writeQueueCookie(headers, 'ticket', outcome.token, isSecure);
  throw redirect(localPath('/coda', language), { status: 303, headers });
}

/** Where the browser is, when it said so. */
function positionOf(form: FormData): { latitude: number; longitude: number } | null {
  const [latitude, longitude] = [form.get('latitudine'), form.get('longitudine')].map((value) =>
    typeof value === 'string' ? Number(value) : NaN,
  );
  return latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? { latitude, longitude }
    : null;
}

export default function TakeFromHome({ loaderData: { name, officeId, home, services }, actionData }: Route.ComponentProps): ReactNode {
  const { queue } = useContent();
  const texts = queue.home;
  const language = useLanguage();
  const open = services.filter(({ isOpen }) => isOpen);
  const only = open.length === 1 ? open[0]?.id : undefined;
  return (
    <Page title={texts.title} lead={texts.lead(name, home.minutes)} parents={[{ label: queue.offices.title, href: '/coda' }]}>
      <div className="container pb-5">
        {actionData !== undefined && (
          <Alert kind="danger" isAnnounced>
            <p>{actionData.message}</p>
          </Alert>
        )}
        {home.meters !== null && <p>{texts.distance(distanceInWords(home.meters, language))}</p>}
        {open.length === 0 ? (
          <p>{services.map((service) => `${service.name}: ${service.wait}`).join('. ') || queue.kiosk.none}</p>
        ) : (
          <form method="post" className="casa-narrow">
            <input type="hidden" name="ufficio" value={officeId} />
            <RadioGroup
              id="servizio"
              name="servizio"
              legend={texts.service}
              required
              value={actionData?.serviceId ?? only ?? ''}
              choices={open.map((service) => ({ value: service.id, label: service.name, hint: `${service.wait} · ${service.waiting}` }))}
            />
            {home.meters !== null && (
              <div hidden>
                <button type="submit" id="posizione" className="btn btn-primary">
                  {texts.usePosition}
                </button>
                <p className="form-text">{texts.positionHint}</p>
                <p id="posizione-problema" role="alert" className="casa-field-error" hidden>
                  {texts.noPosition}
                </p>
                <p className="mt-4 mb-0">{texts.or}</p>
              </div>
            )}
            <CheckboxField id="promessa" name="promessa" label={texts.promise(home.minutes)} isChecked={actionData?.comesInTime ?? false} />
            <div className="casa-actions">
              <button type="submit" className="btn btn-outline-primary">
                {texts.take}
              </button>
            </div>
            <PageScript code={positionScript(4)} />
          </form>
        )}
      </div>
    </Page>
  );
}
