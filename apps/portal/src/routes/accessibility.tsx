import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../i18n/use-messages.js';
import { Page } from '../site/page.js';
import { useMunicipality } from '../site/use-site.js';
import { accessibilityTexts } from '../texts/accessibility.js';

export default function Accessibility(): ReactNode {
  const { common } = useMessages();
  const texts = accessibilityTexts[useLanguage()];
  const { contacts, legal } = useMunicipality();
  return (
    <Page title={common.footer.accessibilityPage} lead={texts.lead}>
      <div className="container pb-5">
        <div className="casa-article">
          <section>
            <h2>{texts.howTitle}</h2>
            <ul>
              {texts.how.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{texts.reportTitle}</h2>
            <p>{texts.report}</p>
            <p>
              {common.footer.email}: <a href={`mailto:${contacts.email}`}>{contacts.email}</a>
              <br />
              {common.footer.telephone}: <a href={`tel:${contacts.telephone.replace(/\s/g, '')}`}>{contacts.telephone}</a>
            </p>
          </section>
          {legal.accessibilityDeclarationUrl != null && (
            <section>
              <h2>{common.footer.accessibility}</h2>
              <p>
                <a href={legal.accessibilityDeclarationUrl}>{texts.declaration}</a>
              </p>
            </section>
          )}
        </div>
      </div>
    </Page>
  );
}
