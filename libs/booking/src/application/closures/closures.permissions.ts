import type { Grant } from '@casa/platform/authz';

const ACTIONS = ['read', 'close', 'answer'] as const;

/** What office managers decide for their offices. */
export const CLOSURE_MANAGER_GRANTS: readonly Grant[] = ACTIONS.map((action) => ({ action, subject: 'Closure', ownOffices: true }));

/** What administrators decide for every one, and for the whole municipality. */
export const CLOSURE_ADMINISTRATOR_GRANTS: readonly Grant[] = ACTIONS.map((action) => ({ action, subject: 'Closure' }));

/** Whoever visits may look and answer; the link of the letter is asked for besides. */
export const MOVE_VISITOR_GRANTS: readonly Grant[] = [
  { action: 'read', subject: 'MoveProposal' },
  { action: 'answer', subject: 'MoveProposal' },
];
