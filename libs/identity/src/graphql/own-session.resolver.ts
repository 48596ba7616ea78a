import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Inject } from '@nestjs/common';
import { TENANT_INDEX, type TenantIndex } from '@casa/contracts';
import { Allow, type CallerSession } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext } from '@casa/platform/graphql';
import type { Language } from '@casa/kernel';
import { Logout } from '../application/logout.js';
import { OwnSessions } from '../application/own-sessions.js';
import { LoggedOut, MySessionType, RevokeSessionInput, RevokeSessionResult, SessionNotFound, SessionRevoked } from './own-session.type.js';
import { sessionOf } from './session-of.js';

const NOT_FOUND: Readonly<Record<Language, string>> = {
  it: 'Questo accesso non c’è o è già stato chiuso.',
  en: 'There is no such session, or it has ended already.',
};

@Resolver()
export class OwnSessionResolver {
  constructor(
    private readonly own: OwnSessions,
    private readonly logouts: Logout,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
  ) {}

  @Query(() => [MySessionType], { description: 'Where the person is logged in, in every municipality; used last first.' })
  @Allow('read', 'OwnSession')
  async mySessions(@Context() context: GraphqlContext): Promise<MySessionType[]> {
    const session = sessionOf(context);
    const all = await this.own.list(context.tenant.id, session);
    return all.map(({ tenantId, id, device, level, federation, begunAt, seenAt }) => ({
      ...{ id, device, level, federation },
      municipality: this.tenants.nameOf(tenantId) ?? '',
      current: id === session.id,
      begunAt: new Date(begunAt).toISOString(),
      seenAt: new Date(seenAt).toISOString(),
    }));
  }

  @Mutation(() => RevokeSessionResult, { description: 'Ends one of the person’s sessions, in whatever municipality.' })
  @Allow('revoke', 'OwnSession')
  async revokeSession(
    @Args('input', { type: () => RevokeSessionInput }, checked(RevokeSessionInput)) input: Checked<RevokeSessionInput>,
    @Context() context: GraphqlContext,
  ): Promise<SessionRevoked | SessionNotFound> {
    const ended = input.ok && (await this.own.revoke(context.tenant.id, sessionOf(context), input.value.id));
    return ended
      ? Object.assign(new SessionRevoked(), { id: input.value.id })
      : Object.assign(new SessionNotFound(), { message: NOT_FOUND[context.language] });
  }

  @Mutation(() => LoggedOut, { description: 'Ends every session of the person in every municipality, this one too.' })
  @Allow('revoke', 'OwnSession')
  async logoutEverywhere(@Context() context: GraphqlContext): Promise<LoggedOut> {
    await this.own.revokeAll(context.tenant.id, sessionOf(context));
    return { redirect: null };
  }

  @Mutation(() => LoggedOut, { description: 'Ends the session that asks.' })
  @Allow('revoke', 'OwnSession')
  async logout(@Context() context: GraphqlContext): Promise<LoggedOut> {
    const session: CallerSession = sessionOf(context);
    return { redirect: (await this.logouts.execute(context.tenant, session)) ?? null };
  }
}
