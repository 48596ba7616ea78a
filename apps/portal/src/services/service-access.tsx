import type { ReactNode } from 'react';
import { bookingPath, waitingPath } from '../booking/booking-path.js';
import { useContent, useLocalPath, useMessages } from '../i18n/use-messages.js';
import type { CardService } from './card-service.js';

/** How to have the service: online, with an appointment, or by asking the office. */
export function ServiceAccess({ service }: { readonly service: CardService }): ReactNode {
  const { booking } = useMessages();
  const { services, waiting } = useContent();
  const { card } = services;
  const path = useLocalPath();
  const isBookable = service.bookable && service.status === 'ACTIVE';
  const channels = service.channels.map((channel) => card.channels[channel]).join(card.or);
  return (
    <section>
      <h2 id="accedi">{card.access}</h2>
      {service.onlineUrl != null && (
        <p>
          {card.onlineText}{' '}
          <a href={service.onlineUrl} data-element="service-online-access">
            {card.online}
          </a>
        </p>
      )}
      {isBookable ? (
        <>
          <p>
            {card.bookText(service.minutes)} {channels !== '' && card.howYouCanMeet(channels)}{' '}
            {!service.openToNonResidents && card.residentsOnly}
          </p>
          <p data-element="service-booking-access">
            <a className="btn btn-primary" href={path(bookingPath({ service: service.slug }))} data-element="appointment-booking">
              {card.book}
            </a>
          </p>
          <p>
            {waiting.notifyText} <a href={path(waitingPath({ service: service.slug }))}>{waiting.notify}</a>
          </p>
          <p className="mb-1">{card.offices}:</p>
          <ul className="mb-0">
            {service.offices.map((office) => (
              <li key={office.slug}>
                <a href={path(`/comune/uffici/${office.slug}`)}>{office.name}</a>, {office.address.street}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p data-element="service-generic-access">{card.generic}</p>
          <p>
            <a href={path(bookingPath({ office: service.responsibleOffice.slug }))} data-element="appointment-booking">
              {booking.title}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
