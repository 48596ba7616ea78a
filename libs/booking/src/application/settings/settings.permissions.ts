import type { Grant } from '@casa/platform/authz';

/** An office's manager decides about it and the services it answers for; an administrator about all of them. */
export const SETTINGS_MANAGER_GRANTS: readonly Grant[] = [{ action: 'configure', subject: 'Settings', ownOffices: true }];
export const SETTINGS_ADMINISTRATOR_GRANTS: readonly Grant[] = [{ action: 'configure', subject: 'Settings' }];
