import type { Grant } from '@casa/platform/authz';

/** Which desks operators of other municipalities may staff, for the manager of their office. */
export const VIRTUAL_DESK_GRANTS: readonly Grant[] = [{ action: 'configure', subject: 'VirtualDesk', ownOffices: true }];
