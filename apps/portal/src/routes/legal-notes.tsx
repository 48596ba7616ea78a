import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../i18n/use-messages.js';
import { Page } from '../site/page.js';
import { useMunicipality } from '../site/use-site.js';
import { legalNotes } from '../texts/legal-notes.js';

export default function LegalNotes(): ReactNode {
  const language = useLanguage();
  const { common } = useMessages();
  const { officialName } = useMunicipality();
  const texts = legalNotes[language];
  return (
    <Page title={common.footer.legalNotes} description={texts.description}>
      <div className="container pb-5">
        <div className="casa-article">
          <section>
            <h2 data-element="legal-notes-section">{texts.licenceTitle}</h2>
            <p data-element="legal-notes-body">{texts.licence}</p>
            {texts.licenceTranslation !== undefined && <p>{texts.licenceTranslation}</p>}
          </section>
          {texts.sections(officialName).map(({ title, text }) => (
            <section key={title}>
              <h2>{title}</h2>
              <p>{text}</p>
            </section>
          ))}
        </div>
      </div>
    </Page>
  );
}
