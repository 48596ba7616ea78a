import { Authenticator } from '@fastify/passport';
import { Injectable } from '@nestjs/common';
import { ok, refused, type Result } from '@casa/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CompleteLogin, type LoggedIn, type LoginRefusal } from '../application/complete-login.js';
import { type Federation, FEDERATIONS } from '../saml/types.js';
import { SamlStrategy } from './saml.strategy.js';

/**
 * passport with a strategy for each federation. Of passport the strategies alone are used: sessions are this project's own, hashed in the
 * database and ended everywhere at once. Whoever adds another way to log in adds a strategy here.
 */
@Injectable()
export class LoginPassport {
  private readonly authenticator = new Authenticator();

  constructor(complete: CompleteLogin) {
    for (const federation of FEDERATIONS) this.authenticator.use(new SamlStrategy(federation, complete));
  }

  /** What passport looks for in a request. Its own plugin would bring flash messages too, and demand a session to keep them in. */
  install(fastify: FastifyInstance): void {
    const { authenticator } = this;
    fastify.decorateRequest('passport', { getter: () => authenticator });
  }

  /** Whom the request proves to be there. */
  authenticate(federation: Federation, request: FastifyRequest, reply: FastifyReply): Promise<Result<LoggedIn, LoginRefusal>> {
    return new Promise((resolve, reject) => {
      const check = this.authenticator.authenticate(federation, (_request, _reply, error, login, refusal) => {
        if (error) reject(error);
        else resolve(login ? ok(login as LoggedIn) : refused(refusal as LoginRefusal));
        return Promise.resolve();
      });
      check.call(request.server, request, reply).catch(reject);
    });
  }
}
