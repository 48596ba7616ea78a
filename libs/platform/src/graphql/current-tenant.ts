import type { TenantId } from '@casa/contracts';

/** The municipality (or consortium) a request came to, known from its host. */
export interface CurrentTenant {
  readonly id: TenantId;
  readonly slug: string;
  readonly kind: 'MUNICIPALITY' | 'CONSORTIUM';
  readonly name: string;
  /** IANA zone. */
  readonly timeZone: string;
  readonly patronSaint: { readonly name: string; readonly month: number; readonly day: number };
  /** Origin of its portal, where links in mails lead: https://comune.bari.ba.it */
  readonly origin: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the host hook before any route that belongs to a tenant. */
    tenant?: CurrentTenant;
  }
}
