import { registerEnumType } from '@nestjs/graphql';
import { ROLES } from '@casa/platform/authz';

export const FederationEnum = { SPID: 'SPID', CIE: 'CIE', STAFF: 'STAFF' } as const;
registerEnumType(FederationEnum, {
  name: 'Federation',
  description: 'Who vouches for a person.',
  valuesMap: {
    SPID: { description: 'One of SPID’s identity providers.' },
    CIE: { description: 'The Ministry of the Interior, by the electronic identity card.' },
    STAFF: { description: 'The municipality’s own identity provider, for its people.' },
  },
});

export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as { [Name in (typeof ROLES)[number]]: Name };
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What somebody is to a municipality.',
  valuesMap: {
    VISITOR: { description: 'Whoever comes.' },
    CITIZEN: { description: 'Whoever is logged in.' },
    OPERATOR: { description: 'Serves citizens at the desks of some offices.' },
    OFFICE_MANAGER: { description: 'Decides hours, desks and services of some offices.' },
    ADMINISTRATOR: { description: 'Decides who works here.' },
    ANALYST: { description: 'Follows adoption for the metropolitan agency.' },
    PLATFORM_ADMINISTRATOR: { description: 'Looks after the platform for the consortium.' },
  },
});
