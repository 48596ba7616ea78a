import type { ReactNode } from 'react';
import type { Route } from './+types/topic.js';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { TopicPageDocument } from '../gql/graphql.js';
import { useContent, useLanguage } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { NewsCards, ServiceCards } from '../site/lists.js';
import { Page, Section } from '../site/page.js';
import { topicName, topicOfSlug } from '../vocabulary/topics.js';

export async function loader({ context, params }: Route.LoaderArgs) {
  const topic = topicOfSlug(params.slug);
  if (topic === undefined) throw notFound();
  const { services, news } = await context.get(apiContext).execute(TopicPageDocument, { topic });
  return { topic, services: services.edges.map(({ node }) => node), news: news.edges.map(({ node }) => node) };
}

export default function Topic({ loaderData: { topic, services, news } }: Route.ComponentProps): ReactNode {
  const { topics } = useContent().content;
  const name = topicName(topic, useLanguage());
  return (
    <Page title={name} lead={topics.topicLead(name)} parents={[{ label: topics.title, href: '/argomenti' }]}>
      {services.length === 0 && news.length === 0 && (
        <Section isTinted>
          <p>{topics.none}</p>
        </Section>
      )}
      {services.length > 0 && (
        <Section title={topics.services} isTinted>
          <ServiceCards items={services} />
        </Section>
      )}
      {news.length > 0 && (
        <Section title={topics.news}>
          <NewsCards items={news} />
        </Section>
      )}
      <Feedback />
    </Page>
  );
}
