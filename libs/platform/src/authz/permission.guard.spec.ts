import 'reflect-metadata';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { describe, expect, it } from 'vitest';
import { Allow } from './allow.js';
import { PermissionGuard } from './permission.guard.js';
import type { RoleGrants } from './roles.js';

class Operations {
  @Allow('read', 'Service')
  declared(): void {
    return;
  }

  undeclared(): void {
    return;
  }
}

const READ_SERVICES: RoleGrants = { VISITOR: [{ action: 'read', subject: 'Service' }] };
const FORBIDDEN = expect.objectContaining({ message: 'Not allowed.', extensions: { code: 'FORBIDDEN' } }) as Error;

function asked(grants: readonly RoleGrants[], operation: keyof Operations, { role = 'VISITOR', kind = 'graphql' } = {}): boolean {
  const context = {
    getType: () => kind,
    getHandler: () => Operations.prototype[operation],
    getClass: () => Operations,
    getArgs: () => [undefined, {}, { role }, undefined],
  };
  return new PermissionGuard(new Reflector(), grants).canActivate(context as unknown as ExecutionContext);
}

describe('PermissionGuard', () => {
  it('allows what a module grants to the caller’s role', () => {
    expect(asked([{}, READ_SERVICES], 'declared')).toBe(true);
  });

  it('denies what no module grants', () => {
    expect(() => asked([], 'declared')).toThrow(FORBIDDEN);
    expect(() => asked([{ VISITOR: [{ action: 'write', subject: 'Service' }] }], 'declared')).toThrow(FORBIDDEN);
    expect(() => asked([{ VISITOR: [{ action: 'read', subject: 'Office' }] }], 'declared')).toThrow(FORBIDDEN);
  });

  it('denies what declares nothing, whatever is granted', () => {
    expect(() => asked([READ_SERVICES], 'undeclared')).toThrow(FORBIDDEN);
  });

  it('denies a role that nobody knows', () => {
    expect(() => asked([READ_SERVICES], 'declared', { role: 'ADMINISTRATOR' })).toThrow(FORBIDDEN);
    expect(() => asked([READ_SERVICES], 'declared', { role: '__proto__' })).toThrow(FORBIDDEN);
  });

  it('leaves routes that are not GraphQL to their own guards', () => {
    expect(asked([], 'undeclared', { kind: 'http' })).toBe(true);
  });
});
