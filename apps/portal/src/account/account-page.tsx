import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useContent, useLocalPath } from '../i18n/use-messages.js';
import { personPages } from './person-pages.js';
import { Page, type PageProps } from '../site/page.js';
import { useMunicipality } from '../site/use-site.js';

type AccountPageProps = Pick<PageProps, 'title' | 'lead' | 'children'>;

/** A page of the personal area: the way to the others, then its own content. */
export function AccountPage({ title, lead, children }: AccountPageProps): ReactNode {
  const { account } = useContent();
  const { pathname } = useLocation();
  const path = useLocalPath();
  const isHome = pathname === path('/area-personale');
  return (
    <Page
      title={title}
      {...(lead !== undefined && { lead })}
      parents={isHome ? [] : [{ label: account.area.title, href: '/area-personale' }]}
      isIndexed={false}
    >
      <div className="container pb-5">
        <nav className="casa-person-nav" aria-label={account.nav}>
          <ul className="casa-tags">
            {personPages(useMunicipality().kind).map(({ to, text }) => {
              const isHere = pathname === path(to);
              return (
                <li key={to}>
                  <a href={path(to)} {...(isHere && { 'aria-current': 'page' as const })}>
                    {account.menu[text]}
                  </a>
                </li>
              );
            })}
          </ul>
        </nav>
        {children}
      </div>
    </Page>
  );
}
