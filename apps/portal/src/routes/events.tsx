import type { ReactNode } from 'react';
import { useContent, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { MoreLink } from '../site/lists.js';
import { Page, Section } from '../site/page.js';
import { useMunicipality } from '../site/use-site.js';

export default function Events(): ReactNode {
  const { common } = useMessages();
  const { content } = useContent();
  const path = useLocalPath();
  return (
    <Page
      title={content.live.eventsTitle}
      lead={content.live.eventsLead}
      parents={[{ label: common.live(useMunicipality().name), href: '/vivere' }]}
    >
      <Section isTinted>
        <p>{content.live.noEvents}</p>
        <MoreLink href={path('/novita')} label={common.news} />
      </Section>
      <Feedback />
    </Page>
  );
}
