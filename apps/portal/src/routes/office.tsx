import type { ReactNode } from 'react';
import { Icon, PageIndex } from '@casa/ui';
import type { Route } from './+types/office.js';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { bookingPath } from '../booking/booking-path.js';
import { OfficePageDocument } from '../gql/graphql.js';
import { contentIn } from '../i18n/catalogue.js';
import { dateFormat } from '../i18n/format.js';
import { useContent, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { WalkInNotice } from '../queue/walk-in-notice.js';
import { walkInServices } from '../queue/walk-in-view.server.js';
import { ClosureList, OpeningHoursTable } from '../services/office-hours.js';
import { Feedback } from '../site/feedback.js';
import { OfficeLines, Prose, ServiceCards } from '../site/lists.js';
import { mapUrl } from '../site/map-url.js';
import { Page, Section } from '../site/page.js';
import { siteContext } from '../site/site.server.js';

export async function loader({ context, params }: Route.LoaderArgs) {
  const { office, walkInQueue: queue } = await context.get(apiContext).execute(OfficePageDocument, { slug: params.slug });
  if (office == null) throw notFound();
  const { language } = context.get(siteContext);
  const format = dateFormat(language, office.timeZone);
  const walkIns = queue == null ? [] : walkInServices(queue, format, contentIn(language).queue);
  return { office, walkIns, givesAtHome: queue?.home != null };
}

export default function OfficePage({ loaderData: { office, walkIns, givesAtHome } }: Route.ComponentProps): ReactNode {
  const { common } = useMessages();
  const { content, queue } = useContent();
  const texts = content.office;
  const path = useLocalPath();
  const isBookable = office.services.some((service) => service.bookable);
  return (
    <Page
      title={office.name}
      description={office.description}
      header={<p className="casa-lead">{office.description}</p>}
      parents={[
        { label: common.administration, href: '/comune' },
        { label: content.administration.offices, href: '/comune/uffici' },
      ]}
    >
      <div className="container casa-with-index pb-4">
        <PageIndex
          title={texts.contents}
          entries={[
            { id: 'orari', label: texts.hours },
            ...(walkIns.length > 0 ? [{ id: 'senza-appuntamento', label: queue.offices.without }] : []),
            { id: 'chiusure', label: texts.closures },
            { id: 'dove', label: texts.where },
            { id: 'contatti', label: texts.contacts },
            ...(office.services.length > 0 ? [{ id: 'servizi', label: texts.services }] : []),
          ]}
        />
        <article className="casa-article">
          <section>
            <h2 id="orari">{texts.hours}</h2>
            <OpeningHoursTable hours={office.openingHours} />
            {isBookable && (
              <a className="btn btn-primary mt-3" href={path(bookingPath({ office: office.slug }))}>
                {texts.book}
              </a>
            )}
          </section>
          {walkIns.length > 0 && (
            <section>
              <h2 id="senza-appuntamento">{queue.offices.without}</h2>
              <WalkInNotice slug={office.slug} name={office.name} givesAtHome={givesAtHome} services={walkIns} />
            </section>
          )}
          <section>
            <h2 id="chiusure">{texts.closures}</h2>
            <ClosureList closures={office.closures} timeZone={office.timeZone} />
          </section>
          <section>
            <h2 id="dove">{texts.where}</h2>
            <Prose text={`${office.address.street}, ${office.address.postalCode} ${office.address.city}`} />
            <a href={mapUrl(office.address, office.location)}>
              <Icon name="it-map-marker" className="icon-primary me-2" />
              {texts.map} <span className="visually-hidden">({common.newWindow})</span>
            </a>
          </section>
          <section>
            <h2 id="contatti">{texts.contacts}</h2>
            <OfficeLines office={office} telephoneText={common.footer.telephone} emailText={common.footer.email} />
            {office.department != null && (
              <p className="mt-3 mb-0">
                {texts.department}: {office.department}
              </p>
            )}
          </section>
        </article>
      </div>
      {office.services.length > 0 && (
        <Section id="servizi" title={texts.services} isTinted>
          <ServiceCards items={office.services} />
        </Section>
      )}
      <Feedback />
    </Page>
  );
}
