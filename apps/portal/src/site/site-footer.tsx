import type { ReactNode } from 'react';
import type { MunicipalityIdentityFragment } from '../gql/graphql.js';
import { useLocalPath, useMessages } from '../i18n/use-messages.js';

/** Contacts, help and the notices the law asks for; `data-element` names are the validator's. */
export function SiteFooter({ municipality }: { readonly municipality: MunicipalityIdentityFragment }): ReactNode {
  const { common } = useMessages();
  const path = useLocalPath();
  const { legal, branding, officialName, kind } = municipality;
  return (
    <footer className="it-footer" id="piede">
      <div className="it-footer-main">
        <div className="container">
          <div className="it-brand-wrapper">
            <a href={path('/')}>
              <img className="casa-logo" src={branding.logoUrl} alt="" width="64" height="64" loading="lazy" />
              <span className="it-brand-text">
                <span className="it-brand-title d-block">{officialName}</span>
              </span>
            </a>
          </div>
          {legal.euFunding && <p className="casa-eu-line">{common.footer.euFunding}</p>}
          <div className="row">
            <ContactsColumn municipality={municipality} />
            {kind === 'MUNICIPALITY' && (
              <FooterColumn title={common.footer.followUs}>
                <li>
                  <a href={path('/comune/uffici')}>{common.administration}</a>
                </li>
                <li>
                  <a href={path('/servizi')}>{common.services}</a>
                </li>
                <li>
                  <a href={path('/prenota')}>{common.footer.booking}</a>
                </li>
                <li>
                  <a href={path('/prenotazioni')}>{common.myAppointment}</a>
                </li>
              </FooterColumn>
            )}
            <FooterColumn title={common.footer.info}>
              {kind === 'MUNICIPALITY' && (
                <>
                  <li>
                    <a href={path('/domande-frequenti')} data-element="faq">
                      {common.footer.faq}
                    </a>
                  </li>
                  <li>
                    <a href={path('/segnalazione-disservizio')} data-element="report-inefficiency">
                      {common.footer.reportProblem}
                    </a>
                  </li>
                </>
              )}
              <li>
                <a href={path('/accessibilita')}>{common.footer.accessibilityPage}</a>
              </li>
            </FooterColumn>
          </div>
        </div>
      </div>
      <div className="it-footer-small-prints">
        <div className="container">
          <ul className="it-footer-small-prints-list list-inline">
            <li className="list-inline-item">
              <a href={legal.privacyPolicyUrl} data-element="privacy-policy-link">
                {common.footer.privacy}
              </a>
            </li>
            <li className="list-inline-item">
              <a href={path('/note-legali')} data-element="legal-notes">
                {common.footer.legalNotes}
              </a>
            </li>
            <li className="list-inline-item">
              <a href={legal.accessibilityDeclarationUrl ?? path('/accessibilita')} data-element="accessibility-link">
                {common.footer.accessibility}
              </a>
            </li>
          </ul>
        </div>
      </div>
    </footer>
  );
}

function ContactsColumn({ municipality: { officialName, contacts } }: { readonly municipality: MunicipalityIdentityFragment }): ReactNode {
  const { footer } = useMessages().common;
  return (
    <section className="col-12 col-md-4 mb-4">
      <h2 className="casa-footer-title">{footer.contacts}</h2>
      <address className="mb-0">
        <p className="mb-2">
          {officialName}
          <br />
          {contacts.address.street}
          <br />
          {contacts.address.postalCode} {contacts.address.city}
        </p>
        <p className="mb-2">
          {footer.telephone}: <a href={`tel:${contacts.telephone.replace(/\s/g, '')}`}>{contacts.telephone}</a>
          <br />
          {footer.email}: <a href={`mailto:${contacts.email}`}>{contacts.email}</a>
          <br />
          {footer.certifiedEmail}: <a href={`mailto:${contacts.certifiedEmail}`}>{contacts.certifiedEmail}</a>
        </p>
        {contacts.taxCode != null && (
          <p className="mb-0">
            {footer.taxCode}: {contacts.taxCode}
          </p>
        )}
      </address>
    </section>
  );
}

function FooterColumn({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="col-12 col-md-4 mb-4">
      <h2 className="casa-footer-title">{title}</h2>
      <div className="link-list-wrapper">
        <ul className="footer-list link-list">{children}</ul>
      </div>
    </section>
  );
}
