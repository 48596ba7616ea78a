import { Inject, Injectable } from '@nestjs/common';
import { createMongoAbility, type MongoAbility, subject } from '@casl/ability';
import { type Caller, type GivenRoleOf, isAtVirtualDesks, rolesOf } from './caller.js';
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

  private rulesOf(role: Role, { session }: Caller): Rule[] {
    const grants = this.grants.get(role) ?? [];
    const given = (session?.given ?? []).filter((one) => one.role === role);
    const own = given.filter((one) => !isAtVirtualDesks(one));
    const lent = given.filter((one) => isAtVirtualDesks(one)).flatMap((one) => rulesOfLent(grants, one));
    return given.length > 0 && own.length === 0 ? lent : [...rulesOfOwn(grants, own), ...lent];
  }
}

interface Rule {
  readonly action: string;
  readonly subject: string;
  readonly conditions?: object;
}

function rulesOfOwn(grants: readonly Grant[], given: readonly GivenRoleOf[]): Rule[] {
  const offices = given.map((one) => one.offices);
  const everywhere = offices.some((list) => list.length === 0);
  const conditions = { officeId: { $in: offices.flat() } };
  return grants.map(({ action, subject: of, ownOffices }) => ({
    action,
    subject: of,
    ...(ownOffices && !everywhere && { conditions }),
  }));
}

/** What says of itself that it is a virtual desk's, and nothing else: what says nothing is denied. */
function rulesOfLent(grants: readonly Grant[], { offices }: GivenRoleOf): Rule[] {
  const conditions = { isVirtual: true, ...(offices.length > 0 && { officeId: { $in: offices } }) };
  return grants.filter(({ ownOffices }) => ownOffices).map(({ action, subject: of }) => ({ action, subject: of, conditions }));
}
