import type { ServiceCardQuery } from '../gql/graphql.js';

/** A service with everything its card shows. */
export type CardService = NonNullable<ServiceCardQuery['service']>;
