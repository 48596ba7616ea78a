import type { ReactNode } from 'react';
import type { Route } from './+types/service.js';
import { apiContext } from '../api/client.server.js';
import { notFound } from '../api/failures.server.js';
import { ServiceCardDocument } from '../gql/graphql.js';
import { ServiceCard } from '../services/service-card.js';
import { serviceMetadata } from '../services/service-metadata.js';
import { siteContext } from '../site/site.server.js';

export async function loader({ context, params }: Route.LoaderArgs) {
  const { service } = await context.get(apiContext).execute(ServiceCardDocument, { slug: params.slug });
  if (service == null) throw notFound();
  return { service, metadata: serviceMetadata(service, context.get(siteContext)) };
}

export default function ServicePage({ loaderData }: Route.ComponentProps): ReactNode {
  return <ServiceCard {...loaderData} />;
}
