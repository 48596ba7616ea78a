import type { ReactNode } from 'react';
import { classNames, PageIndex } from '@casa/ui';
import { useContent, useLanguage, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { OfficeContact, Prose } from '../site/lists.js';
import { Page } from '../site/page.js';
import { categoryPath } from '../vocabulary/categories.js';
import { topicName, topicPath } from '../vocabulary/topics.js';
import type { CardService } from './card-service.js';
import { ServiceAccess } from './service-access.js';

/** The service card of the Modello Comuni: sections, order and `data-element` names are those of Allegato 2. */
export function ServiceCard({ service, metadata }: { readonly service: CardService; readonly metadata: string }): ReactNode {
  const { common } = useMessages();
  const { services } = useContent();
  const { card, categories } = services;
  return (
    <Page
      title={service.name}
      description={service.description}
      parents={[
        { label: common.services, href: '/servizi' },
        { label: categories[service.category], href: categoryPath(service.category) },
      ]}
      titleElement="service-title"
      header={<CardHeader service={service} />}
    >
      <script type="application/ld+json" data-element="metatag" dangerouslySetInnerHTML={{ __html: metadata }} />
      <div className="container casa-with-index pb-5">
        <PageIndex
          title={card.index}
          entries={[
            { id: 'a-chi', label: card.addressedTo },
            { id: 'come-fare', label: card.howTo },
            { id: 'cosa-serve', label: card.needed },
            { id: 'cosa-si-ottiene', label: card.achieved },
            { id: 'tempi', label: card.deadlines },
            { id: 'accedi', label: card.access },
            { id: 'condizioni', label: card.terms },
            { id: 'contatti', label: card.contacts },
          ]}
        />
        <article className="casa-article">
          <TextSection id="a-chi" title={card.addressedTo} text={service.addressedTo} dataElement="service-addressed" />
          <TextSection id="come-fare" title={card.howTo} text={service.howTo} dataElement="service-how-to" />
          <Needed service={service} />
          <TextSection id="cosa-si-ottiene" title={card.achieved} text={service.achieved} dataElement="service-achieved" />
          <Deadlines service={service} />
          <ServiceAccess service={service} />
          <Terms service={service} />
          <ContactsAndTopics service={service} />
        </article>
      </div>
      <Feedback />
    </Page>
  );
}

function CardHeader({ service }: { readonly service: CardService }): ReactNode {
  const { card } = useContent().services;
  const isActive = service.status === 'ACTIVE';
  return (
    <>
      <p>
        <span className={classNames('casa-status', !isActive && 'casa-status-off')} data-element="service-status">
          {isActive ? card.active : card.suspended}
        </span>
        {!isActive && service.statusReason != null && ` ${service.statusReason}`}
      </p>
      <p className="casa-lead" data-element="service-description">
        {service.description}
      </p>
    </>
  );
}

function TextSection({
  id,
  title,
  text,
  dataElement,
}: {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly dataElement: string;
}): ReactNode {
  return (
    <section>
      <h2 id={id}>{title}</h2>
      <div data-element={dataElement}>
        <Prose text={text} />
      </div>
    </section>
  );
}

function Needed({ service: { needed } }: { readonly service: CardService }): ReactNode {
  const { card } = useContent().services;
  return (
    <section>
      <h2 id="cosa-serve">{card.needed}</h2>
      <div data-element="service-needed">
        <p>{needed.length > 0 ? card.neededIntro : card.nothingNeeded}</p>
        {needed.length > 0 && (
          <ul>
            {needed.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function Deadlines({ service: { deadlinesText, deadlines, fees } }: { readonly service: CardService }): ReactNode {
  const { card } = useContent().services;
  return (
    <section>
      <h2 id="tempi">{card.deadlines}</h2>
      <div data-element="service-calendar-text">
        <Prose text={deadlinesText} />
      </div>
      {deadlines.length > 0 && (
        <dl className="casa-summary" data-element="service-calendar-list">
          {deadlines.map(({ label, term }) => (
            <div key={label} className="casa-summary-row">
              <dt>{label}</dt>
              <dd>{term}</dd>
            </div>
          ))}
        </dl>
      )}
      {fees.length > 0 && (
        <>
          <h3>{card.fees}</h3>
          <dl className="casa-summary">
            {fees.map(({ label, amount }) => (
              <div key={label} className="casa-summary-row">
                <dt>{label}</dt>
                <dd>{amount}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

function Terms({ service: { termsUrl } }: { readonly service: CardService }): ReactNode {
  const { card } = useContent().services;
  const path = useLocalPath();
  return (
    <section>
      <h2 id="condizioni">{card.terms}</h2>
      <p>{termsUrl == null ? card.termsGeneral : card.termsText}</p>
      <p>
        <a href={termsUrl ?? path('/note-legali')} data-element="service-file">
          {card.termsLink}
        </a>
      </p>
    </section>
  );
}

function ContactsAndTopics({ service: { responsibleOffice, topics } }: { readonly service: CardService }): ReactNode {
  const { card } = useContent().services;
  const language = useLanguage();
  const path = useLocalPath();
  return (
    <section>
      <h2 id="contatti">{card.contacts}</h2>
      <p>{card.responsible}</p>
      <OfficeContact office={responsibleOffice} dataElement="service-area" />
      {topics.length > 0 && (
        <>
          <h3 className="mt-4">{card.topics}</h3>
          <ul className="casa-tags">
            {topics.map((topic) => (
              <li key={topic}>
                <a href={path(topicPath(topic) ?? '/argomenti')} data-element="service-topic">
                  {topicName(topic, language)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
