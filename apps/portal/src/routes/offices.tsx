import type { ReactNode } from 'react';
import type { Route } from './+types/offices.js';
import { apiContext } from '../api/client.server.js';
import { OfficeListDocument } from '../gql/graphql.js';
import { useContent, useMessages } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { OfficeCards, Pager } from '../site/lists.js';
import { Page, Section } from '../site/page.js';
import { pageQuery, pagerLinks } from '../site/paging.js';

const PAGE_SIZE = 24;

export async function loader({ context, url }: Route.LoaderArgs) {
  const { offices } = await context.get(apiContext).execute(OfficeListDocument, { first: PAGE_SIZE, after: pageQuery(url).after });
  return { offices: offices.edges.map(({ node }) => node), pager: pagerLinks(url, offices.pageInfo) };
}

export default function Offices({ loaderData: { offices, pager } }: Route.ComponentProps): ReactNode {
  const { common } = useMessages();
  const { content } = useContent();
  return (
    <Page
      title={content.administration.offices}
      lead={content.administration.officesText}
      parents={[{ label: common.administration, href: '/comune' }]}
    >
      <Section isTinted>
        {offices.length === 0 ? <p>{common.emptyList}</p> : <OfficeCards items={offices} headingLevel={2} />}
        <Pager {...pager} />
      </Section>
      <Feedback />
    </Page>
  );
}
