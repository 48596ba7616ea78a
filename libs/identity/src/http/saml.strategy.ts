import { Strategy } from '@fastify/passport';
import type { FastifyRequest } from 'fastify';
import type { CompleteLogin } from '../application/complete-login.js';
import { deviceOf } from '../domain/device.js';
import type { Federation } from '../saml/types.js';
import { browserOf } from './login-browser.js';
import { ownOrigin } from './own-origin.js';
import { tenantOf } from './tenant-of.js';

/**
 * A posted answer of an identity provider as a strategy of passport: it succeeds with a `LoggedIn` and fails with a `LoginRefusal`.
 * One for each federation, under its name.
 */
export class SamlStrategy extends Strategy {
  constructor(
    private readonly federation: Federation,
    private readonly complete: CompleteLogin,
  ) {
    super(federation);
  }

  override async authenticate(request: FastifyRequest): Promise<void> {
    const { SAMLResponse: response, RelayState: relayState } = Object(request.body) as { SAMLResponse?: unknown; RelayState?: unknown };
    if (typeof response !== 'string') {
      this.fail({ problem: 'BAD_REQUEST', detail: 'no SAMLResponse' });
      return;
    }
    const outcome = await this.complete.execute(tenantOf(request).id, ownOrigin(request), {
      federation: this.federation,
      response,
      relayState: typeof relayState === 'string' ? relayState : '',
      device: deviceOf(request.headers['user-agent']),
      browser: browserOf(request),
    });
    if (outcome.ok) this.success(outcome.value);
    else this.fail(outcome.refusal);
  }
}
