import type { ReactNode } from 'react';
import type { Route } from './+types/topics.js';
import { apiContext } from '../api/client.server.js';
import { TopicsInUseDocument } from '../gql/graphql.js';
import { useContent, useLanguage, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { Page, Section } from '../site/page.js';
import { topicName, topicPath } from '../vocabulary/topics.js';

export async function loader({ context }: Route.LoaderArgs) {
  const { services, news } = await context.get(apiContext).execute(TopicsInUseDocument);
  const topics = new Set([...services.edges, ...news.edges].flatMap(({ node }) => node.topics));
  return { topics: [...topics].filter((topic) => topicPath(topic) !== undefined) };
}

export default function Topics({ loaderData: { topics } }: Route.ComponentProps): ReactNode {
  const { common } = useMessages();
  const { content } = useContent();
  const language = useLanguage();
  const path = useLocalPath();
  const named = topics.map((topic) => ({ topic, name: topicName(topic, language) })).sort((a, b) => a.name.localeCompare(b.name, language));
  return (
    <Page title={content.topics.title} lead={content.topics.lead}>
      <Section isTinted>
        {named.length === 0 ? (
          <p>{common.emptyList}</p>
        ) : (
          <ul className="casa-link-columns">
            {named.map(({ topic, name }) => (
              <li key={topic}>
                <a href={path(topicPath(topic) ?? '/argomenti')} data-element="topic-element">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Feedback />
    </Page>
  );
}
