import type { ReactNode } from 'react';
import type { Route } from './+types/faq.js';
import { apiContext } from '../api/client.server.js';
import { FaqsDocument } from '../gql/graphql.js';
import { useContent, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { Feedback } from '../site/feedback.js';
import { Prose } from '../site/lists.js';
import { Page, Section } from '../site/page.js';

export async function loader({ context }: Route.LoaderArgs) {
  return await context.get(apiContext).execute(FaqsDocument);
}

export default function FrequentQuestions({ loaderData: { faqs } }: Route.ComponentProps): ReactNode {
  const { common } = useMessages();
  const { content } = useContent();
  const path = useLocalPath();
  return (
    <Page title={content.faq.title} lead={content.faq.lead}>
      <Section>
        <div className="casa-faq casa-narrow">
          {faqs.map(({ question, answer }) => (
            <details key={question}>
              <summary>{question}</summary>
              <Prose text={answer} />
            </details>
          ))}
        </div>
      </Section>
      <Section title={content.faq.more} isTinted>
        <p>{content.faq.moreText}</p>
        <a className="btn btn-primary" href={path('/prenota')}>
          {common.bookAppointment}
        </a>
      </Section>
      <Feedback />
    </Page>
  );
}
