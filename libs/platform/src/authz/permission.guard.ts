import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import type { GraphqlContext } from '../graphql/context.js';
import { Abilities } from './abilities.js';
import { ALLOW, type Permission } from './allow.js';

/**
 * Checks the permission a root operation declares against what the caller was granted. Denies unless allowed.
 * @throws GraphQLError UNAUTHENTICATED for visitors, LEVEL_TOO_LOW with the level asked, FORBIDDEN for everybody else.
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly abilities: Abilities,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<GqlContextType>() !== 'graphql') return true;
    const permission = this.reflector.get<Permission | undefined>(ALLOW, context.getHandler());
    const { caller } = GqlExecutionContext.create(context).getContext<GraphqlContext>();
    if (!permission) throw refusal('FORBIDDEN', 'Not allowed.');
    if (!this.abilities.mayCall(caller, permission.action, permission.subject)) {
      throw caller.session ? refusal('FORBIDDEN', 'Not allowed.') : refusal('UNAUTHENTICATED', 'Log in first.');
    }
    if (caller.session && caller.session.level < permission.level) {
      throw refusal('LEVEL_TOO_LOW', `Log in with level ${permission.level}.`, { level: permission.level });
    }
    return true;
  }
}

function refusal(code: string, message: string, more: object = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } });
}
