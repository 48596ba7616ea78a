import { Inject, Injectable } from '@nestjs/common';
import { createMongoAbility, type MongoAbility, subject } from '@casl/ability';
import { type Caller, rolesOf } from './caller.js';
import { type Grant, type Role, ROLE_GRANTS, type RoleGrants } from './roles.js';

/** What callers may do: first the operation, then the row. */
@Injectable()
export class Abilities {
  private readonly grants: ReadonlyMap<Role, readonly Grant[]>;
  private readonly abilities = new WeakMap<Caller, MongoAbility>();

  constructor(@Inject(ROLE_GRANTS) modules: readonly RoleGrants[]) {
    const roles = new Set(modules.flatMap((grants) => Object.keys(grants) as Role[]));
    this.grants = new Map([...roles].map((role) => [role, modules.flatMap((grants) => grants[role] ?? [])]));
  }

  /** Whether there is any row of which the caller may do this. */
  mayCall(caller: Caller, action: string, of: string): boolean {
    return this.of(caller).can(action, of);
  }

  /** Whether the caller may do this to this very row. */
  mayTouch(caller: Caller, action: string, of: string, row: Readonly<Record<string, unknown>>): boolean {
    return this.of(caller).can(action, subject(of, { ...row }));
  }

  private of(caller: Caller): MongoAbility {
    const known = this.abilities.get(caller);
    if (known) return known;
    const rules = rolesOf(caller).flatMap((role) => this.rulesOf(role, caller));
    const ability = createMongoAbility(rules);
    this.abilities.set(caller, ability);
    return ability;
  }

  private rulesOf(role: Role, { session }: Caller): { action: string; subject: string; conditions?: object }[] {
    const offices = (session?.given ?? []).filter((given) => given.role === role).map((given) => given.offices);
    const everywhere = offices.some((list) => list.length === 0);
    const conditions = { officeId: { $in: offices.flat() } };
    return (this.grants.get(role) ?? []).map(({ action, subject: of, ownOffices }) => ({
      action,
      subject: of,
      ...(ownOffices && !everywhere && { conditions }),
    }));
  }
}
