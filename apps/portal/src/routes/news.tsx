import type { ReactNode } from 'react';
import { CardCell, CardGrid, LinkCard } from '@casa/ui';
import type { Route } from './+types/news.js';
import { apiContext } from '../api/client.server.js';
import { NewsListDocument } from '../gql/graphql.js';
import { useContent, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { NewsCards, Pager } from '../site/lists.js';
import { Page, Section } from '../site/page.js';
import { pageQuery, pagerLinks } from '../site/paging.js';
import { useMunicipality } from '../site/use-site.js';
import { NEWS_KINDS, newsKindPath } from '../vocabulary/categories.js';

const PAGE_SIZE = 12;

export async function loader({ context, url }: Route.LoaderArgs) {
  const { news } = await context.get(apiContext).execute(NewsListDocument, { first: PAGE_SIZE, after: pageQuery(url).after });
  return { news: news.edges.map(({ node }) => node), pager: pagerLinks(url, news.pageInfo) };
}

export default function News({ loaderData: { news, pager } }: Route.ComponentProps): ReactNode {
  const { common } = useMessages();
  const { content } = useContent();
  const texts = content.news;
  const path = useLocalPath();
  return (
    <Page title={texts.title} lead={texts.lead(useMunicipality().officialName)}>
      <Section title={texts.latest} isTinted>
        {news.length === 0 ? <p>{common.emptyList}</p> : <NewsCards items={news} />}
        <Pager {...pager} />
      </Section>
      <Section title={texts.explore}>
        <CardGrid>
          {NEWS_KINDS.map((kind) => (
            <CardCell key={kind}>
              <LinkCard
                title={texts.kinds[kind]}
                href={path(newsKindPath(kind))}
                headingLevel={3}
                text={texts.kindText[kind]}
                dataElement="news-category-link"
              />
            </CardCell>
          ))}
        </CardGrid>
      </Section>
      <Feedback />
    </Page>
  );
}
