import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { createMongoAbility, type MongoAbility } from '@casl/ability';
import { GraphQLError } from 'graphql';
import type { GraphqlContext } from '../graphql/context.js';
import { ALLOW, type Permission } from './allow.js';
import { ROLE_GRANTS, type Role, type RoleGrants, ROLES } from './roles.js';

/** Checks the permission a root operation declares against what the caller's role was granted. Denies unless allowed. */
@Injectable()
export class PermissionGuard implements CanActivate {
  private readonly abilities: ReadonlyMap<Role, MongoAbility>;

  constructor(
    private readonly reflector: Reflector,
    @Inject(ROLE_GRANTS) grants: readonly RoleGrants[],
  ) {
    this.abilities = new Map(
      ROLES.map((role) => [role, createMongoAbility(grants.flatMap((grant) => (grant[role] ?? []).map((rule) => ({ ...rule }))))]),
    );
  }

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<GqlContextType>() !== 'graphql') return true;
    const permission = this.reflector.get<Permission | undefined>(ALLOW, context.getHandler());
    const { role } = GqlExecutionContext.create(context).getContext<GraphqlContext>();
    if (permission && this.abilities.get(role)?.can(permission.action, permission.subject)) return true;
    throw new GraphQLError('Not allowed.', { extensions: { code: 'FORBIDDEN' } });
  }
}
