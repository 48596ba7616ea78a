import type { FastifyRequest } from 'fastify';

/** The municipality whose host was asked; the API answers no other host. */
export function tenantOf({ tenant }: FastifyRequest): NonNullable<FastifyRequest['tenant']> {
  if (!tenant) throw new Error('a login reached its route without a tenant');
  return tenant;
}
