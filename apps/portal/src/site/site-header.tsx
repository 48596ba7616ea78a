import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { classNames, Icon } from '@casa/ui';
import type { MunicipalityIdentityFragment } from '../gql/graphql.js';
import { localPath, neutralPath } from '../i18n/language.js';
import { useLanguage, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { PersonMenu } from './person-menu.js';

const MENU_ID = 'menu';

/** The three bands of Bootstrap Italia's header; the menu opens as a popover, which needs no script. */
export function SiteHeader({ municipality }: { readonly municipality: MunicipalityIdentityFragment }): ReactNode {
  const { common } = useMessages();
  const path = useLocalPath();
  const isMunicipality = municipality.kind === 'MUNICIPALITY';
  return (
    <header className="it-header-wrapper">
      <SlimBand isMunicipality={isMunicipality} />
      <div className="it-nav-wrapper">
        <div className="it-header-center-wrapper">
          <div className="container">
            <div className="it-header-center-content-wrapper">
              {isMunicipality && (
                <button type="button" className="casa-menu-button" popoverTarget={MENU_ID}>
                  <Icon name="it-burger" />
                  <span className="casa-menu-button-text">{common.openMenu}</span>
                </button>
              )}
              <div className="it-brand-wrapper">
                <a href={path('/')}>
                  <img className="casa-logo" src={municipality.branding.logoUrl} alt="" width="82" height="82" />
                  <span className="it-brand-text">
                    <span className="it-brand-title d-block">{municipality.officialName}</span>
                    {municipality.branding.motto != null && (
                      <span className="it-brand-tagline d-none d-md-block">{municipality.branding.motto}</span>
                    )}
                  </span>
                </a>
              </div>
              {isMunicipality && (
                <div className="it-right-zone">
                  <div className="it-search-wrapper">
                    <a className="casa-search-link" href={`${path('/servizi')}#cerca`}>
                      <span className="d-none d-md-inline">{common.searchServices}</span>
                      <span className="visually-hidden d-md-none">{common.searchServices}</span>
                      <span className="rounded-icon">
                        <Icon name="it-search" />
                      </span>
                    </a>
                  </div>
                </div>
              )}
            </div>
          </div>
        </div>
        {isMunicipality && <MainMenu municipality={municipality} />}
      </div>
    </header>
  );
}

/** The body above, the same page in the other language, and who is logged in. */
function SlimBand({ isMunicipality }: { readonly isMunicipality: boolean }): ReactNode {
  const { common } = useMessages();
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const other = language === 'it' ? 'en' : 'it';
  return (
    <div className="it-header-slim-wrapper">
      <div className="container">
        <div className="it-header-slim-wrapper-content">
          <span className="navbar-brand">{isMunicipality ? common.consortium : ''}</span>
          <div className="it-header-slim-right-zone">
            <a className="casa-language" href={localPath(neutralPath(pathname), other) + search} hrefLang={other} lang={other}>
              {common.switchLanguage}
            </a>
            <PersonMenu />
          </div>
        </div>
      </div>
    </div>
  );
}

function MainMenu({ municipality }: { readonly municipality: MunicipalityIdentityFragment }): ReactNode {
  const { common } = useMessages();
  const path = useLocalPath();
  return (
    <div className="it-header-navbar-wrapper">
      <nav className="casa-menu" id={MENU_ID} aria-label={common.mainMenu} popover="auto">
        <button type="button" className="casa-menu-close" popoverTarget={MENU_ID} popoverTargetAction="hide">
          <Icon name="it-close-big" />
          <span className="visually-hidden">{common.closeMenu}</span>
        </button>
        <div className="container menu-wrapper">
          <ul className="navbar-nav">
            <MenuItem to={path('/comune')} dataElement="management" label={common.administration} />
            <MenuItem to={path('/novita')} dataElement="news" label={common.news} />
            <MenuItem to={path('/servizi')} dataElement="all-services" label={common.services} />
            <MenuItem to={path('/vivere')} dataElement="live" label={common.live(municipality.name)} />
          </ul>
          <ul className="navbar-nav navbar-secondary">
            <MenuItem to={path('/prenota')} label={common.bookAppointment} />
            <MenuItem to={path('/argomenti')} dataElement="all-topics" label={common.allTopics} isStrong />
          </ul>
        </div>
      </nav>
    </div>
  );
}

interface MenuItemProps {
  readonly to: string;
  readonly label: string;
  readonly dataElement?: string;
  readonly isStrong?: boolean;
}

function MenuItem({ to, label, dataElement, isStrong = false }: MenuItemProps): ReactNode {
  const { pathname } = useLocation();
  const isHere = pathname === to || pathname.startsWith(`${to}/`);
  return (
    <li className="nav-item">
      <a
        className={classNames('nav-link', isHere && 'active', isStrong && 'fw-semibold')}
        href={to}
        {...(dataElement !== undefined && { 'data-element': dataElement })}
        {...(isHere && { 'aria-current': pathname === to ? ('page' as const) : true })}
      >
        {label}
      </a>
    </li>
  );
}
