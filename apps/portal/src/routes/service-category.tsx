import type { ReactNode } from 'react';
import type { Route } from './+types/service-category.js';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { ServiceListDocument } from '../gql/graphql.js';
import { useContent, useMessages } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { Pager, ServiceCards } from '../site/lists.js';
import { Page, Section } from '../site/page.js';
import { pageQuery, pagerLinks } from '../site/paging.js';
import { categoryOfSlug } from '../vocabulary/categories.js';

const PAGE_SIZE = 24;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const category = categoryOfSlug(params.category);
  if (category === undefined) throw notFound();
  const { after } = pageQuery(url);
  const { services } = await context.get(apiContext).execute(ServiceListDocument, { first: PAGE_SIZE, after, category });
  return { category, services: services.edges.map(({ node }) => node), pager: pagerLinks(url, services.pageInfo) };
}

export default function ServiceCategory({ loaderData: { category, services, pager } }: Route.ComponentProps): ReactNode {
  const { common } = useMessages();
  const { services: texts } = useContent();
  const name = texts.categories[category];
  return (
    <Page title={name} lead={texts.categoryLead(name)} parents={[{ label: common.services, href: '/servizi' }]}>
      <Section isTinted>
        {services.length === 0 ? <p>{common.emptyList}</p> : <ServiceCards items={services} headingLevel={2} />}
        <Pager {...pager} />
      </Section>
      <Feedback />
    </Page>
  );
}
