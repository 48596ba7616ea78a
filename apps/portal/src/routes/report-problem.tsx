import type { ReactNode } from 'react';
import { Alert } from '@casa/ui';
import { useContent, useMessages } from '../i18n/use-messages.js';
import { Page, Section } from '../site/page.js';
import { useMunicipality } from '../site/use-site.js';

export default function ReportProblem(): ReactNode {
  const { common } = useMessages();
  const { content } = useContent();
  const { officialName, contacts } = useMunicipality();
  const texts = content.reportProblem;
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Section title={texts.how}>
        <div className="casa-narrow">
          <p>{texts.howText}</p>
          <Alert kind="warning">
            <p>{texts.urgent}</p>
          </Alert>
        </div>
      </Section>
      <Section title={texts.contacts} isTinted>
        <div className="casa-contact casa-narrow">
          <h3 className="h5">{officialName}</h3>
          <p>
            {common.footer.telephone}: <a href={`tel:${contacts.telephone.replace(/\s/g, '')}`}>{contacts.telephone}</a>
          </p>
          <p>
            {common.footer.email}: <a href={`mailto:${contacts.email}`}>{contacts.email}</a>
          </p>
          <p className="mb-0">
            {common.footer.certifiedEmail}: <a href={`mailto:${contacts.certifiedEmail}`}>{contacts.certifiedEmail}</a>
          </p>
        </div>
      </Section>
    </Page>
  );
}
