import 'reflect-metadata';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { describe, expect, it } from 'vitest';
import { Abilities } from './abilities.js';
import { Allow } from './allow.js';
import { type Caller, type Level, VISITOR } from './caller.js';
import { PermissionGuard } from './permission.guard.js';
import type { GivenRole, RoleGrants } from './roles.js';

class Operations {
  @Allow('read', 'Service')
  declared(): void {
    return;
  }

  @Allow('read', 'Service', { level: 3 })
  surely(): void {
    return;
  }

  undeclared(): void {
    return;
  }
}

const READ_SERVICES: RoleGrants = { VISITOR: [{ action: 'read', subject: 'Service' }] };
const ONLY_OPERATORS: RoleGrants = { OPERATOR: [{ action: 'read', subject: 'Service', ownOffices: true }] };
const OFFICE = '01890000-0000-7000-8000-00000000000a' as never;

const refusal = (code: string, more: object = {}) => expect.objectContaining({ extensions: { code, ...more } }) as Error;

function logged(level: Level = 1, ...given: { role: GivenRole; offices: readonly never[] }[]): Caller {
  return { session: { id: 's' as never, personId: 'p' as never, level, given } };
}

function asked(grants: readonly RoleGrants[], operation: keyof Operations, caller: Caller = VISITOR, kind = 'graphql'): boolean {
  const context = {
    getType: () => kind,
    getHandler: () => Operations.prototype[operation],
    getClass: () => Operations,
    getArgs: () => [undefined, {}, { caller }, undefined],
  };
  return new PermissionGuard(new Reflector(), new Abilities(grants)).canActivate(context as unknown as ExecutionContext);
}

describe('PermissionGuard', () => {
  it('allows what a module grants to the caller’s role', () => {
    expect(asked([{}, READ_SERVICES], 'declared')).toBe(true);
  });

  it('denies what no module grants', () => {
    expect(() => asked([], 'declared', logged())).toThrow(refusal('FORBIDDEN'));
    expect(() => asked([{ VISITOR: [{ action: 'write', subject: 'Service' }] }], 'declared', logged())).toThrow(refusal('FORBIDDEN'));
    expect(() => asked([{ VISITOR: [{ action: 'read', subject: 'Office' }] }], 'declared', logged())).toThrow(refusal('FORBIDDEN'));
  });

  it('asks visitors to log in', () => {
    expect(() => asked([ONLY_OPERATORS], 'declared')).toThrow(refusal('UNAUTHENTICATED'));
  });

  it('denies what declares nothing, whatever is granted', () => {
    expect(() => asked([READ_SERVICES], 'undeclared', logged())).toThrow(refusal('FORBIDDEN'));
  });

  it('lets whoever is logged in do what visitors may, and what their roles are granted', () => {
    expect(asked([READ_SERVICES], 'declared', logged())).toBe(true);
    expect(asked([ONLY_OPERATORS], 'declared', logged(1, { role: 'OPERATOR', offices: [] }))).toBe(true);
    expect(() => asked([ONLY_OPERATORS], 'declared', logged(1, { role: 'ANALYST', offices: [] }))).toThrow(refusal('FORBIDDEN'));
  });

  it('asks for the level an operation needs', () => {
    expect(() => asked([READ_SERVICES], 'surely', logged(2))).toThrow(refusal('LEVEL_TOO_LOW', { level: 3 }));
    expect(asked([READ_SERVICES], 'surely', logged(3))).toBe(true);
  });

  it('denies a role that nobody knows', () => {
    const stranger = logged(1, { role: '__proto__' as GivenRole, offices: [] });
    expect(() => asked([ONLY_OPERATORS], 'declared', stranger)).toThrow(refusal('FORBIDDEN'));
  });

  it('leaves routes that are not GraphQL to their own guards', () => {
    expect(asked([], 'undeclared', VISITOR, 'http')).toBe(true);
  });
});

describe('Abilities', () => {
  const abilities = new Abilities([ONLY_OPERATORS]);

  it('touch the rows of the offices a role was given for, and no other', () => {
    const here = logged(1, { role: 'OPERATOR', offices: [OFFICE] });
    expect(abilities.mayTouch(here, 'read', 'Service', { officeId: OFFICE })).toBe(true);
    expect(abilities.mayTouch(here, 'read', 'Service', { officeId: 'another' })).toBe(false);
    expect(abilities.mayTouch(here, 'read', 'Service', {})).toBe(false);
  });

  it('touch every row when it was given for every office', () => {
    expect(abilities.mayTouch(logged(1, { role: 'OPERATOR', offices: [] }), 'read', 'Service', { officeId: 'another' })).toBe(true);
  });

  it('of an operator who is lent touch what is a virtual desk’s, of their offices, and nothing that does not say so', () => {
    const lent = { role: 'OPERATOR' as const, offices: [OFFICE], lentBy: 'home' as never };
    const caller: Caller = { session: { id: 's' as never, personId: 'p' as never, level: 1, given: [lent] } };
    expect(abilities.mayTouch(caller, 'read', 'Service', { officeId: OFFICE, isVirtual: true })).toBe(true);
    for (const row of [{ officeId: OFFICE }, { officeId: OFFICE, isVirtual: false }, { officeId: 'another', isVirtual: true }])
      expect(abilities.mayTouch(caller, 'read', 'Service', row)).toBe(false);
    const everywhere = new Abilities([{ OPERATOR: [{ action: 'read', subject: 'Service' }] }]);
    expect(everywhere.mayCall(caller, 'read', 'Service')).toBe(false);
  });

  it('touch nothing without the role', () => {
    expect(abilities.mayTouch(logged(), 'read', 'Service', { officeId: OFFICE })).toBe(false);
  });
});
