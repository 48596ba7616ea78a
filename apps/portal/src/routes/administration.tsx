import type { ReactNode } from 'react';
import { CardCell, CardGrid, LinkCard } from '@casa/ui';
import type { Route } from './+types/administration.js';
import { apiContext } from '../api/client.server.js';
import { OfficeListDocument } from '../gql/graphql.js';
import { useContent, useLocalPath } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { MoreLink, OfficeCards } from '../site/lists.js';
import { Page, Section } from '../site/page.js';
import { useMunicipality } from '../site/use-site.js';

export async function loader({ context }: Route.LoaderArgs) {
  const { offices } = await context.get(apiContext).execute(OfficeListDocument, { first: 6 });
  return { offices: offices.edges.map(({ node }) => node) };
}

export default function Administration({ loaderData: { offices } }: Route.ComponentProps): ReactNode {
  const { administration } = useContent().content;
  const path = useLocalPath();
  return (
    <Page title={administration.title} lead={administration.lead(useMunicipality().officialName)}>
      <Section title={administration.explore} isTinted>
        <CardGrid>
          <CardCell>
            <LinkCard
              title={administration.offices}
              href={path('/comune/uffici')}
              headingLevel={3}
              text={administration.officesText}
              dataElement="management-category-link"
            />
          </CardCell>
          <CardCell>
            <LinkCard
              title={administration.departments}
              href={path('/comune/aree-amministrative')}
              headingLevel={3}
              text={administration.departmentsText}
              dataElement="management-category-link"
            />
          </CardCell>
        </CardGrid>
      </Section>
      <Section title={administration.featured}>
        <OfficeCards items={offices} />
        <MoreLink href={path('/comune/uffici')} label={administration.offices} />
      </Section>
      <Feedback />
    </Page>
  );
}
