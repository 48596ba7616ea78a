import type { ReactNode } from 'react';
import type { Route } from './+types/departments.js';
import { apiContext } from '../api/client.server.js';
import { OfficeListDocument, type OfficeContactFragment } from '../gql/graphql.js';
import { useContent, useMessages } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { OfficeCards } from '../site/lists.js';
import { Page, Section } from '../site/page.js';

/** The API's longest page: no municipality here has more offices. */
const MOST_OFFICES = 100;

export async function loader({ context }: Route.LoaderArgs) {
  const { offices } = await context.get(apiContext).execute(OfficeListDocument, { first: MOST_OFFICES });
  const departments = new Map<string, OfficeContactFragment[]>();
  for (const { node } of offices.edges) {
    const name = node.department ?? '';
    departments.set(name, [...(departments.get(name) ?? []), node]);
  }
  // Offices of no department come last.
  return { departments: [...departments].sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b)) };
}

export default function Departments({ loaderData: { departments } }: Route.ComponentProps): ReactNode {
  const { common } = useMessages();
  const { content } = useContent();
  return (
    <Page
      title={content.administration.departments}
      lead={content.administration.departmentsLead}
      parents={[{ label: common.administration, href: '/comune' }]}
    >
      {departments.map(([name, offices], index) => (
        <Section key={name} title={name === '' ? content.administration.otherOffices : name} isTinted={index % 2 === 0}>
          <OfficeCards items={offices} />
        </Section>
      ))}
      <Feedback />
    </Page>
  );
}
