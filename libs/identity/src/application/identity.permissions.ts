import type { Grant, RoleGrants } from '@casa/platform/authz';

/** Which roles they may give, and where: `giving-roles.ts`. */
const MEMBERS: readonly Grant[] = [
  { action: 'read', subject: 'Member' },
  { action: 'invite', subject: 'Member' },
  { action: 'change', subject: 'Member' },
];

/** Of the whole municipality alone: `deciding-delegations.ts`. */
const DECLARED_DELEGATIONS: readonly Grant[] = [
  { action: 'read', subject: 'DeclaredDelegation' },
  { action: 'decide', subject: 'DeclaredDelegation' },
];

/** What identity grants: visitors may look who vouches here and log in; citizens see and change what is theirs; administrators their people. */
export const IDENTITY_GRANTS: RoleGrants = {
  VISITOR: [
    { action: 'read', subject: 'IdentityProvider' },
    { action: 'read', subject: 'Me' },
  ],
  CITIZEN: [
    { action: 'read', subject: 'OwnSession' },
    { action: 'revoke', subject: 'OwnSession' },
    { action: 'read', subject: 'OwnAccessLog' },
    { action: 'change', subject: 'OwnContact' },
    { action: 'read', subject: 'OwnPreference' },
    { action: 'change', subject: 'OwnPreference' },
    { action: 'accept', subject: 'Invitation' },
    { action: 'read', subject: 'OwnDelegation' },
    { action: 'make', subject: 'OwnDelegation' },
    { action: 'end', subject: 'OwnDelegation' },
    { action: 'act', subject: 'OwnDelegation' },
  ],
  OFFICE_MANAGER: DECLARED_DELEGATIONS,
  ADMINISTRATOR: [...MEMBERS, ...DECLARED_DELEGATIONS],
  PLATFORM_ADMINISTRATOR: MEMBERS,
};
