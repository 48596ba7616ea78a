import { describe, expect, it } from 'vitest';
import { GIVEN_ROLES, type GivenRole } from '@casa/platform/authz';
import { giverOf, isOfOffices, mustStayHeld } from './giving-roles.js';
import type { Workplace } from './member.js';

function mayGive(kind: Workplace['kind'], ...own: readonly GivenRole[]): GivenRole[] {
  const given = own.map((role) => ({ role, offices: [] }));
  return GIVEN_ROLES.filter((role) => giverOf({ given }, { kind }, role) !== undefined);
}

describe('who may give which role', () => {
  it('an administrator, in a municipality, those of its people', () => {
    expect(mayGive('MUNICIPALITY', 'ADMINISTRATOR')).toEqual(['OPERATOR', 'OFFICE_MANAGER', 'ADMINISTRATOR']);
    expect(mayGive('CONSORTIUM', 'ADMINISTRATOR')).toEqual([]);
  });

  it('a platform administrator, at the consortium, those of the agency', () => {
    expect(mayGive('CONSORTIUM', 'PLATFORM_ADMINISTRATOR')).toEqual(['ANALYST', 'PLATFORM_ADMINISTRATOR']);
    expect(mayGive('MUNICIPALITY', 'PLATFORM_ADMINISTRATOR')).toEqual([]);
  });

  it('nobody else any', () => {
    for (const kind of ['MUNICIPALITY', 'CONSORTIUM'] as const) {
      expect(mayGive(kind, 'OPERATOR', 'OFFICE_MANAGER', 'ANALYST')).toEqual([]);
      expect(mayGive(kind)).toEqual([]);
    }
  });
});

it('somebody must always be there who gives roles', () => {
  expect(GIVEN_ROLES.filter(mustStayHeld)).toEqual(['ADMINISTRATOR', 'PLATFORM_ADMINISTRATOR']);
});

it('operators and office managers work at offices', () => {
  expect(GIVEN_ROLES.filter(isOfOffices)).toEqual(['OPERATOR', 'OFFICE_MANAGER']);
});
