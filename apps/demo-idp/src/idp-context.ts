import type { Clock } from '@casa/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Federation, IdentityProvider } from './federation.js';
import type { ServiceProviderDirectory } from './service-provider-directory.js';
import type { Sessions } from './sessions.js';

/** What the addresses of one identity provider work with. */
export interface IdpContext {
  readonly federation: Federation;
  readonly clock: Clock;
  readonly directory: ServiceProviderDirectory;
  readonly sessions: Sessions;
  /** Known only once the process listens: its names contain its port. */
  idp(): IdentityProvider;
  /** The secret of this browser's session, in a cookie. */
  token(request: FastifyRequest): string | undefined;
  setToken(reply: FastifyReply, token: string): void;
  dropToken(reply: FastifyReply): void;
}
