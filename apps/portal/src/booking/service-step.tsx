import type { ReactNode } from 'react';
import { Icon } from '@casa/ui';
import type { ServiceSummaryFragment } from '../gql/graphql.js';
import { useContent, useLocalPath, useMessages } from '../i18n/use-messages.js';
import { SearchForm } from '../site/lists.js';
import { BookingFrame } from './booking-frame.js';
import { NEARBY_PATH } from '../nearby/nearby-path.js';
import { bookingPath } from './booking-path.js';
import { type LoginHint, LoginNotice } from './login-notice.js';

interface ServiceStepProps {
  readonly hint: LoginHint;
  readonly search: string;
  /** When the citizen comes from an office's page. */
  readonly office: { readonly slug: string; readonly name: string } | undefined;
  readonly services: readonly ServiceSummaryFragment[];
}

/** Step 1: which service; by category, because people do not know its name. */
export function ServiceStep({ hint, search, office, services }: ServiceStepProps): ReactNode {
  const { booking } = useMessages();
  const { services: serviceTexts, nearby } = useContent();
  const texts = booking.service;
  const path = useLocalPath();
  const categories = [...new Set(services.map(({ category }) => category))];
  return (
    <BookingFrame title={texts.title} step={0} stepLinks={[]} lead={texts.lead}>
      <LoginNotice {...hint} />
      <SearchForm id="cerca" action={path('/prenota')} label={texts.searchLabel} value={search} />
      <p className="mt-3">
        <a href={path(NEARBY_PATH)}>{nearby.fromBooking}</a>
      </p>
      {office !== undefined && (
        <p className="mt-4">
          {texts.atOffice(office.name)}. <a href={path('/prenota')}>{texts.allOffices}</a>
        </p>
      )}
      {services.length === 0 && <p className="mt-4">{search === '' ? texts.none : texts.noneFound(search)}</p>}
      {categories.map((category) => (
        <section key={category} className="mt-4">
          <h2 className="h4">{serviceTexts.categories[category]}</h2>
          <ul className="casa-service-list">
            {services
              .filter((service) => service.category === category)
              .map((service) => (
                <li key={service.slug}>
                  <a href={path(bookingPath({ service: service.slug, office: office?.slug }))}>
                    <strong>{service.name}</strong>
                    <span>{service.description}</span>
                    <Icon name="it-arrow-right" />
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {search !== '' && (
        <p>
          <a href={path('/prenota')}>{texts.showAll}</a>
        </p>
      )}
    </BookingFrame>
  );
}
