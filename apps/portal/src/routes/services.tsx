import type { ReactNode } from 'react';
import type { Route } from './+types/services.js';
import { apiContext } from '../api/client.server.js';
import { ServicesPageDocument } from '../gql/graphql.js';
import { useContent, useLocalPath } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { Pager, SearchForm, ServiceCards } from '../site/lists.js';
import { Page, Section } from '../site/page.js';
import { pageQuery, pagerLinks } from '../site/paging.js';
import { useMunicipality } from '../site/use-site.js';
import { categoriesInUse, categoryPath } from '../vocabulary/categories.js';

const PAGE_SIZE = 24;

export async function loader({ context, url }: Route.LoaderArgs) {
  const { search, after } = pageQuery(url);
  const page = await context.get(apiContext).execute(ServicesPageDocument, { first: PAGE_SIZE, after, search: search || null });
  return {
    search,
    totalCount: page.services.totalCount,
    services: page.services.edges.map(({ node }) => node),
    pager: pagerLinks(url, page.services.pageInfo),
    categories: categoriesInUse(page),
  };
}

export default function Services({ loaderData: { search, totalCount, services, pager, categories } }: Route.ComponentProps): ReactNode {
  const { services: texts } = useContent();
  const path = useLocalPath();
  return (
    <Page title={texts.title} lead={texts.lead(useMunicipality().officialName)}>
      <Section>
        <SearchForm id="cerca" action={path('/servizi')} label={texts.searchLabel} value={search} />
      </Section>
      <Section title={listTitle(texts, search, totalCount)} isTinted>
        <ServiceCards items={services} />
        <Pager {...pager} />
        {search !== '' && <a href={path('/servizi')}>{texts.showAll}</a>}
      </Section>
      <Section title={texts.explore}>
        <ul className="casa-link-columns">
          {categories.map((category) => (
            <li key={category}>
              <a href={path(categoryPath(category))} data-element="service-category-link">
                {texts.categories[category]}
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={texts.bookTitle} isTinted>
        <p>{texts.bookText}</p>
        <a className="btn btn-primary" href={path('/prenota')} data-element="appointment-booking">
          {texts.bookTitle}
        </a>
      </Section>
      <Feedback />
    </Page>
  );
}

function listTitle(texts: ReturnType<typeof useContent>['services'], search: string, totalCount: number): string {
  if (search === '') return texts.all;
  return totalCount === 0 ? texts.noResults(search) : texts.results(totalCount);
}
