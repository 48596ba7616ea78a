import type { ReactNode } from 'react';
import { useMessages } from '../i18n/use-messages.js';
import { ActingBanner } from './acting-banner.js';
import { SiteFooter } from './site-footer.js';
import { SiteHeader } from './site-header.js';
import { useSite } from './use-site.js';

/** Header, content, footer. Without a municipality (unknown host, API down) only the content. */
export function SiteFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const { common } = useMessages();
  const site = useSite();
  return (
    <>
      <div className="skiplinks">
        <a className="visually-hidden-focusable" href="#contenuto">
          {common.skipToContent}
        </a>
        {site !== undefined && (
          <a className="visually-hidden-focusable" href="#piede">
            {common.skipToFooter}
          </a>
        )}
      </div>
      {site === undefined ? <NamelessHeader /> : <SiteHeader municipality={site.municipality} />}
      {site?.person?.acting !== undefined && <ActingBanner {...site.person.acting} />}
      <main id="contenuto" tabIndex={-1}>
        {children}
      </main>
      {site !== undefined && <SiteFooter municipality={site.municipality} />}
    </>
  );
}

/** Above pages that belong to no municipality. */
function NamelessHeader(): ReactNode {
  const { common } = useMessages();
  return (
    <header className="it-header-slim-wrapper">
      <div className="container">
        <div className="it-header-slim-wrapper-content">
          <span className="navbar-brand">{common.consortium}</span>
        </div>
      </div>
    </header>
  );
}
