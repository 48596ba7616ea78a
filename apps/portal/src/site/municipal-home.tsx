import type { ReactNode } from 'react';
import type { NewsSummaryFragment, ServiceCategory, ServiceSummaryFragment } from '../gql/graphql.js';
import { useContent, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { categoryPath } from '../vocabulary/categories.js';
import { Feedback } from './feedback.js';
import { MoreLink, NewsCards, SearchForm, ServiceCards } from './lists.js';
import { PageHead, Section } from './page.js';
import { useMunicipality } from './use-site.js';

interface MunicipalHomeProps {
  readonly news: readonly NewsSummaryFragment[];
  readonly services: readonly ServiceSummaryFragment[];
  readonly categories: readonly ServiceCategory[];
}

/** A municipality's home: find a service, book, read the news. */
export function MunicipalHome({ news, services, categories }: MunicipalHomeProps): ReactNode {
  const { common } = useMessages();
  const { content, services: serviceTexts } = useContent();
  const { officialName } = useMunicipality();
  const path = useLocalPath();
  return (
    <>
      <PageHead title={common.home} description={content.home.lead} />
      <section className="casa-welcome">
        <div className="container">
          <h1 className="casa-narrow">{content.home.title(officialName)}</h1>
          <p className="casa-lead casa-narrow">{content.home.lead}</p>
          <SearchForm
            id="cerca"
            action={path('/servizi')}
            label={content.home.findServiceLabel}
            hint={content.home.findServiceHint}
            value=""
          />
          <div className="casa-actions">
            <a className="btn btn-primary" href={path('/prenota')}>
              {common.bookAppointment}
            </a>
            <a href={path('/prenotazioni')}>{common.myAppointment}</a>
          </div>
        </div>
      </section>
      <Section title={content.home.howTitle}>
        <ol className="casa-steps">
          {content.home.howSteps.map((step) => (
            <li key={step.title}>
              <h3 className="h5">{step.title}</h3>
              <p>{step.text}</p>
            </li>
          ))}
        </ol>
      </Section>
      {services.length > 0 && (
        <Section title={content.home.bookableServices} isTinted>
          <ServiceCards items={services} />
          <MoreLink href={path('/servizi')} label={content.home.allServices} />
        </Section>
      )}
      <Section title={content.home.categories}>
        <ul className="casa-link-columns">
          {categories.map((category) => (
            <li key={category}>
              <a href={path(categoryPath(category))}>{serviceTexts.categories[category]}</a>
            </li>
          ))}
        </ul>
      </Section>
      {news.length > 0 && (
        <Section title={content.home.latestNews} isTinted>
          <NewsCards items={news} />
          <MoreLink href={path('/novita')} label={content.home.allNews} />
        </Section>
      )}
      <Section title={content.home.exploreTopics}>
        <p>{content.home.exploreTopicsText}</p>
        <MoreLink href={path('/argomenti')} label={common.allTopics} />
      </Section>
      <Feedback />
    </>
  );
}
