import type { ReactNode } from 'react';
import { useContent, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { Page, Section } from '../site/page.js';
import { useMunicipality } from '../site/use-site.js';

export default function Live(): ReactNode {
  const { common } = useMessages();
  const { content } = useContent();
  const { live } = content;
  const path = useLocalPath();
  return (
    <Page title={common.live(useMunicipality().name)} lead={live.lead}>
      <Section title={live.places} isTinted>
        <p>{live.placesText}</p>
        <a className="btn btn-primary" href={path('/vivere/luoghi')} data-element="live-button-locations">
          {live.allPlaces}
        </a>
      </Section>
      <Section title={live.events}>
        <p>{live.eventsText}</p>
        <a className="btn btn-primary" href={path('/vivere/eventi')} data-element="live-button-events">
          {live.allEvents}
        </a>
      </Section>
      <Feedback />
    </Page>
  );
}
