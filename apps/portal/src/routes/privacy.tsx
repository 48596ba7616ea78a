import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/use-messages.js';
import { Page } from '../site/page.js';
import { useMunicipality } from '../site/use-site.js';
import { privacyNotice } from '../texts/privacy-notice.js';

export default function Privacy(): ReactNode {
  const { title, lead, sections } = privacyNotice[useLanguage()];
  return (
    <Page title={title} lead={lead}>
      <div className="container pb-5">
        <div className="casa-article">
          {sections(useMunicipality()).map((section) => (
            <section key={section.title}>
              <h2>{section.title}</h2>
              {section.paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </section>
          ))}
        </div>
      </div>
    </Page>
  );
}
