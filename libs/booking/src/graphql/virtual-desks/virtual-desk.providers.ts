import { ManageVirtualDesks } from '../../application/virtual-desks/manage-virtual-desks.js';
import { ReadDesksElsewhere } from '../../application/virtual-desks/read-desks-elsewhere.js';
import { AgendaOfficeFieldsResolver } from './agenda-office-fields.resolver.js';
import { VirtualDeskResolver } from './virtual-desk.resolver.js';

export const VIRTUAL_DESK_RESOLVERS = [AgendaOfficeFieldsResolver, VirtualDeskResolver];

/** The process binds STAFF_DIRECTORY and TENANT_INDEX. */
export const VIRTUAL_DESK_USE_CASES = [ManageVirtualDesks, ReadDesksElsewhere];
