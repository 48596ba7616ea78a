import type { ReactNode } from 'react';
import { Icon } from '@casa/ui';
import type { Route } from './+types/places.js';
import { apiContext } from '../api/client.server.js';
import { OfficeListDocument } from '../gql/graphql.js';
import { useContent, useMessages } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { OfficeCards } from '../site/lists.js';
import { mapUrl } from '../site/map-url.js';
import { Page, Section } from '../site/page.js';
import { useMunicipality } from '../site/use-site.js';

const MOST_PLACES = 100;

export async function loader({ context }: Route.LoaderArgs) {
  const { offices } = await context.get(apiContext).execute(OfficeListDocument, { first: MOST_PLACES });
  return { offices: offices.edges.map(({ node }) => node) };
}

export default function Places({ loaderData: { offices } }: Route.ComponentProps): ReactNode {
  const { common } = useMessages();
  const { content } = useContent();
  const { officialName, name, contacts } = useMunicipality();
  return (
    <Page title={content.live.placesTitle} lead={content.live.placesLead} parents={[{ label: common.live(name), href: '/vivere' }]}>
      <Section title={content.live.townHall}>
        <p>
          {officialName}, {contacts.address.street}, {contacts.address.postalCode} {contacts.address.city}
        </p>
        <a href={mapUrl(contacts.address, undefined)}>
          <Icon name="it-map-marker" className="icon-primary me-2" />
          {content.office.map} <span className="visually-hidden">({common.newWindow})</span>
        </a>
      </Section>
      <Section title={content.administration.featured} isTinted>
        <OfficeCards items={offices} />
      </Section>
      <Feedback />
    </Page>
  );
}
