import type { RoleGrants } from '@casa/platform/authz';

/** What this module grants: the pages of a municipality are everybody's to read and to rate. */
export const TENANCY_GRANTS: RoleGrants = {
  VISITOR: [
    { action: 'read', subject: 'Municipality' },
    { action: 'read', subject: 'NewsItem' },
    { action: 'read', subject: 'Faq' },
    { action: 'create', subject: 'PageRating' },
  ],
};
