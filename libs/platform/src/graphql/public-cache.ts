import { Extensions } from '@nestjs/graphql';

/** Name of the mark in a field's extensions. */
export const PUBLIC_CACHE = 'casaPublicCache';

/**
 * Marks a query whose answer is the same for every caller of a tenant and language, and is kept until that tenant's catalogue or site
 * changes. Never on a field that depends on who asks or on the time.
 */
export function PublicCache(): MethodDecorator {
  return Extensions({ [PUBLIC_CACHE]: true });
}
