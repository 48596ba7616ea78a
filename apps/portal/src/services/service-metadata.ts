import { localPath } from '../i18n/language.js';
import { contentIn } from '../i18n/catalogue.js';
import type { SiteView } from '../site/site-view.js';
import type { CardService } from './card-service.js';

/** The service as schema.org's GovernmentService, with the fields the Modello Comuni asks (R.SI.1.1). */
export function serviceMetadata(service: CardService, { municipality, language, origin }: SiteView): string {
  const office = service.responsibleOffice;
  const metadata = {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    name: service.name,
    serviceType: contentIn(language).services.categories[service.category],
    serviceOperator: { '@type': 'GovernmentOrganization', name: municipality.officialName },
    areaServed: { '@type': 'AdministrativeArea', name: municipality.name },
    audience: { '@type': 'Audience', audienceType: service.addressedTo },
    availableChannel: {
      '@type': 'ServiceChannel',
      name: contentIn(language).services.card.access,
      serviceUrl: service.onlineUrl ?? origin + localPath(`/servizi/${service.slug}`, language),
      serviceLocation: {
        '@type': 'Place',
        name: office.name,
        address: {
          '@type': 'PostalAddress',
          streetAddress: office.address.street,
          postalCode: office.address.postalCode,
          addressLocality: office.address.city,
        },
      },
    },
  };
  // Inside a script element only «<» could end it.
  return JSON.stringify(metadata).replaceAll('<', String.raw`\u003c`);
}
