import type { ReactNode } from 'react';
import type { Route } from './+types/news-kind.js';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { NewsListDocument } from '../gql/graphql.js';
import { useContent, useMessages } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { NewsCards, Pager } from '../site/lists.js';
import { Page, Section } from '../site/page.js';
import { pageQuery, pagerLinks } from '../site/paging.js';
import { newsKindOfSlug } from '../vocabulary/categories.js';

const PAGE_SIZE = 12;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const kind = newsKindOfSlug(params.kind);
  if (kind === undefined) throw notFound();
  const { news } = await context.get(apiContext).execute(NewsListDocument, { first: PAGE_SIZE, after: pageQuery(url).after, kind });
  return { kind, news: news.edges.map(({ node }) => node), pager: pagerLinks(url, news.pageInfo) };
}

export default function NewsOfKind({ loaderData: { kind, news, pager } }: Route.ComponentProps): ReactNode {
  const { common } = useMessages();
  const { content } = useContent();
  return (
    <Page title={content.news.kinds[kind]} lead={content.news.kindText[kind]} parents={[{ label: common.news, href: '/novita' }]}>
      <Section isTinted>
        {news.length === 0 ? <p>{common.emptyList}</p> : <NewsCards items={news} headingLevel={2} />}
        <Pager {...pager} />
      </Section>
      <Feedback />
    </Page>
  );
}
