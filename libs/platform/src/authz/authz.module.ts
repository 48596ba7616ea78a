import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Abilities } from './abilities.js';
import { CallerChanges } from './caller-changes.js';
import { DeclaredPermissions } from './declared-permissions.js';
import { PermissionGuard } from './permission.guard.js';
import { ROLE_GRANTS, type RoleGrants } from './roles.js';

@Module({})
export class AuthzModule {
  /** @param grants of the modules this process is composed of. */
  static forRoot(grants: readonly RoleGrants[]): DynamicModule {
    return {
      module: AuthzModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        { provide: ROLE_GRANTS, useValue: grants },
        { provide: APP_GUARD, useClass: PermissionGuard },
        Abilities,
        CallerChanges,
        DeclaredPermissions,
      ],
      exports: [Abilities, CallerChanges],
    };
  }
}
