import type { ReactNode } from 'react';
import type { Route } from './+types/choose.js';
import { apiContext } from '../../api/client.server.js';
import { notFound } from '../../api/failures.server.js';
import { readChoice } from '../../booking/booking-path.js';
import { isOffered, loadService } from '../../booking/booking-service.server.js';
import { loginHint } from '../../booking/login-hint.server.js';
import { OfficeStep } from '../../booking/office-step.js';
import { ServiceStep } from '../../booking/service-step.js';
import { BookingOfficeDocument, ServiceListDocument } from '../../gql/graphql.js';
import { pageQuery } from '../../site/paging.js';

/** The API's longest page: a municipality has fewer bookable services. */
const MOST_SERVICES = 100;

/** The first two steps share an address: without a service it asks for one, with it for office and channel. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const choice = readChoice(url.searchParams);
  if (choice.service !== undefined) {
    const service = await loadService(context, choice.service);
    return { step: 'office' as const, service, choice, isOffered: isOffered(service), isIncomplete: url.searchParams.has('modalita') };
  }
  const { search } = pageQuery(url);
  const hint = loginHint(context, url);
  const api = context.get(apiContext);
  if (choice.office !== undefined && search === '') {
    const { office } = await api.execute(BookingOfficeDocument, { slug: choice.office });
    if (office == null) throw notFound();
    return {
      step: 'service' as const,
      hint,
      search,
      office: { slug: office.slug, name: office.name },
      services: office.services.filter(({ bookable }) => bookable),
    };
  }
  const { services } = await api.execute(ServiceListDocument, { first: MOST_SERVICES, search: search || null, bookable: true });
  return { step: 'service' as const, hint, search, office: undefined, services: services.edges.map(({ node }) => node) };
}

export default function Choose({ loaderData }: Route.ComponentProps): ReactNode {
  return loaderData.step === 'office' ? <OfficeStep {...loaderData} /> : <ServiceStep {...loaderData} />;
}
