import type { ReactNode } from 'react';
import type { Route } from './+types/news-item.js';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { NewsPageDocument } from '../gql/graphql.js';
import { dateFormat } from '../i18n/format.js';
import { useContent, useLanguage, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { Prose } from '../site/lists.js';
import { Page } from '../site/page.js';
import { useMunicipality } from '../site/use-site.js';
import { newsKindPath } from '../vocabulary/categories.js';
import { topicName, topicPath } from '../vocabulary/topics.js';

export async function loader({ context, params }: Route.LoaderArgs) {
  const { newsItem } = await context.get(apiContext).execute(NewsPageDocument, { slug: params.slug });
  if (newsItem == null) throw notFound();
  return { item: newsItem };
}

export default function NewsItem({ loaderData: { item } }: Route.ComponentProps): ReactNode {
  const { common } = useMessages();
  const { content } = useContent();
  const language = useLanguage();
  const path = useLocalPath();
  const { calendarDate } = dateFormat(language, useMunicipality().timeZone);
  return (
    <Page
      title={item.title}
      lead={item.summary}
      parents={[
        { label: common.news, href: '/novita' },
        { label: content.news.kinds[item.kind], href: newsKindPath(item.kind) },
      ]}
    >
      <div className="container">
        <article className="casa-article pb-5">
          <p>
            <time dateTime={item.publishedOn}>{content.news.publishedOn(calendarDate(item.publishedOn))}</time>
          </p>
          <Prose text={item.body} />
          {item.topics.length > 0 && (
            <>
              <h2 className="h5 mt-4">{content.news.topics}</h2>
              <ul className="casa-tags">
                {item.topics.map((topic) => (
                  <li key={topic}>
                    <a href={path(topicPath(topic) ?? '/argomenti')}>{topicName(topic, language)}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </article>
      </div>
      <Feedback />
    </Page>
  );
}
