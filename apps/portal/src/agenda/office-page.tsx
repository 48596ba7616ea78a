import type { ReactNode } from 'react';
import { Page, type PageProps } from '../site/page.js';
import type { OfficeNav } from './office-nav.server.js';

type OfficePageProps = Pick<PageProps, 'title' | 'lead' | 'crumb' | 'parents' | 'children'> & { readonly nav: OfficeNav };

/** A page of who works at an office: the way to the others, then its own content. */
export function OfficePage({ nav: { label, links, offices }, children, ...page }: OfficePageProps): ReactNode {
  return (
    <Page {...page} isIndexed={false}>
      <div className="container pb-5">
        <nav className="casa-person-nav" aria-label={label}>
          <ul className="casa-tags">
            {links.map(({ href, label: text, isCurrent }) => (
              <li key={href}>
                <a href={href} {...(isCurrent && { 'aria-current': 'page' as const })}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {offices !== undefined && <OfficeSwitch {...offices} />}
        {children}
      </div>
    </Page>
  );
}

/** The same page of another office. */
function OfficeSwitch({ label, button, action, page, choices, current }: NonNullable<OfficeNav['offices']>): ReactNode {
  return (
    <form method="get" action={action} className="casa-office-choice">
      <input type="hidden" name="pagina" value={page} />
      <label htmlFor="ufficio">{label}</label>
      {/* A new key: another office is another choice. */}
      <select id="ufficio" name="ufficio" className="form-control" defaultValue={current} key={current}>
        {choices.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" className="btn btn-outline-primary">
        {button}
      </button>
    </form>
  );
}
