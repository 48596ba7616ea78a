import { Body, Controller, Get, Logger, Post, Query, Req, Res } from '@nestjs/common';
import type { Level } from '@casa/platform/authz';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswerLogout } from '../application/answer-logout.js';
import { BeginLogin } from '../application/begin-login.js';
import { PATHS, ServiceProviders } from '../application/service-providers.js';
import type { LoginProblem } from '../domain/login-problem.js';
import { cieMetadata, spidMetadata, staffMetadata } from '../saml/metadata.js';
import type { Binding, Federation, Incoming } from '../saml/types.js';
import { markBrowser } from './login-browser.js';
import { LoginPassport } from './login-passport.js';
import { ownOrigin } from './own-origin.js';
import { sendPostForm } from './post-form.js';
import { setSessionCookie } from './session-cookie.js';
import { tenantOf } from './tenant-of.js';

const METADATA = { SPID: spidMetadata, CIE: cieMetadata, STAFF: staffMetadata };

/** What a problem is in HTTP: a request that is not understood, one that must wait; all others are an answer that was refused. */
const STATUS: Readonly<Partial<Record<LoginProblem, number>>> = {
  BAD_REQUEST: 400,
  UNKNOWN_IDENTITY_PROVIDER: 400,
  REGISTRY_NOT_READ: 503,
};
const REFUSED = 403;

interface LoginQuery {
  readonly idp?: unknown;
  readonly level?: unknown;
  readonly binding?: unknown;
  readonly from?: unknown;
}

/** SAML on the municipality's host: metadata, login, answer. INTERFACES.md keeps the addresses. */
@Controller(Object.values(PATHS))
export class LoginController {
  private readonly logger = new Logger(LoginController.name);

  constructor(
    private readonly begin: BeginLogin,
    private readonly passport: LoginPassport,
    private readonly services: ServiceProviders,
    private readonly logouts: AnswerLogout,
  ) {}

  @Get('metadata')
  async metadata(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const federation = federationOf(request);
    const sp = await this.services.of(tenantOf(request).id, federation, ownOrigin(request));
    return reply.header('content-type', 'application/samlmetadata+xml; charset=utf-8').send(METADATA[federation](sp));
  }

  @Get('login')
  async login(@Req() request: FastifyRequest, @Query() query: LoginQuery, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const federation = federationOf(request);
    const wanted = wantedOf(query, federation);
    if (!wanted) return this.refuse(request, reply, 'BAD_REQUEST', 'the query is not understood');
    const outcome = await this.begin.execute(tenantOf(request).id, ownOrigin(request), {
      ...{ federation, ...wanted },
      previous: request.caller?.session,
      browser: markBrowser(request, reply),
    });
    if (!outcome.ok) return this.refuse(request, reply, outcome.refusal, 'the login was not begun');
    void reply.header('cache-control', 'no-store');
    return 'redirect' in outcome.value ? reply.redirect(outcome.value.redirect, 302) : sendPostForm(reply, outcome.value.form);
  }

  @Post('acs')
  async acs(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const outcome = await this.passport.authenticate(federationOf(request), request, reply);
    if (!outcome.ok) return this.refuse(request, reply, outcome.refusal.problem, outcome.refusal.detail);
    setSessionCookie(request, reply, outcome.value.token);
    return reply.header('cache-control', 'no-store').redirect(outcome.value.returnPath, 303);
  }

  @Get('slo')
  logoutByRedirect(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.slo(request, reply, { binding: 'redirect', query: request.raw.url?.split('?')[1] ?? '' });
  }

  @Post('slo')
  logoutByPost(@Req() request: FastifyRequest, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { SAMLRequest, SAMLResponse, RelayState: relayState } = Object(body) as Readonly<Record<string, unknown>>;
    const message = SAMLRequest ?? SAMLResponse;
    return this.slo(request, reply, {
      binding: 'post',
      message: typeof message === 'string' ? message : '',
      ...(typeof relayState === 'string' && { relayState }),
    });
  }

  private async slo(request: FastifyRequest, reply: FastifyReply, incoming: Incoming): Promise<FastifyReply> {
    const outcome = await this.logouts.execute(tenantOf(request).id, ownOrigin(request), federationOf(request), incoming);
    if (!outcome.ok) return this.refuse(request, reply, 'BAD_REQUEST', outcome.refusal);
    void reply.header('cache-control', 'no-store');
    if ('done' in outcome.value) return reply.redirect('/', 303);
    const { answer } = outcome.value;
    return 'redirect' in answer ? reply.redirect(answer.redirect, 302) : sendPostForm(reply, answer.form);
  }

  /** The portal makes a page of it. `detail` says nothing of the person and stays in the log. */
  private refuse(request: FastifyRequest, reply: FastifyReply, problem: LoginProblem, detail: string): FastifyReply {
    const line = { problem, detail, tenant: request.tenant?.slug, requestId: request.id };
    if (problem === 'OUR_FAULT') this.logger.error(line, 'login refused');
    else this.logger.warn(line, 'login refused');
    return reply
      .code(STATUS[problem] ?? REFUSED)
      .header('cache-control', 'no-store')
      .send({ problem, requestId: request.id });
  }
}

function federationOf({ routeOptions }: FastifyRequest): Federation {
  const [, path] = (routeOptions.url ?? '').split('/');
  const [federation] = Object.entries(PATHS).find(([, own]) => own === path) ?? [];
  if (federation === undefined) throw new Error('a login route of no federation');
  return federation as Federation;
}

/** Where nothing is said: of SPID a second factor, for bookings and personal data want one; of CIE the card itself. */
const USUAL_LEVEL: Readonly<Record<Federation, string>> = { SPID: '2', CIE: '3', STAFF: '2' };

function wantedOf(
  { idp, level: asked, binding = 'redirect', from }: LoginQuery,
  federation: Federation,
): { identityProvider: string; level: Level; binding: Binding; from?: string } | undefined {
  const level = asked ?? USUAL_LEVEL[federation];
  if (typeof idp !== 'string' || idp === '' || (binding !== 'redirect' && binding !== 'post')) return undefined;
  if (level !== '1' && level !== '2' && level !== '3') return undefined;
  if (from !== undefined && typeof from !== 'string') return undefined;
  return { identityProvider: idp, level: Number(level) as Level, binding, ...(from !== undefined && { from }) };
}
