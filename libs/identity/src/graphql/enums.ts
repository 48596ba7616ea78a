import type { Role } from '@casa/platform/authz';
import { documentedEnum } from '@casa/platform/graphql';

export const FederationEnum = documentedEnum('Federation', 'Who vouches for a person.', {
  SPID: 'One of SPID’s identity providers.',
  CIE: 'The Ministry of the Interior, by the electronic identity card.',
  STAFF: 'The municipality’s own identity provider, for its people.',
});

export const RoleEnum = documentedEnum<Role>('Role', 'What somebody is to a municipality.', {
  VISITOR: 'Whoever comes.',
  CITIZEN: 'Whoever is logged in.',
  OPERATOR: 'Serves citizens at the desks of some offices.',
  OFFICE_MANAGER: 'Decides hours, desks and services of some offices.',
  ADMINISTRATOR: 'Decides who works here.',
  ANALYST: 'Follows adoption for the metropolitan agency.',
  PLATFORM_ADMINISTRATOR: 'Looks after the platform for the consortium.',
});
