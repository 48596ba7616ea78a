import { Migration0001TenantContext } from './0001-tenant-context.js';
import { Migration0002Tenancy } from './0002-tenancy.js';
import { Migration0003Booking } from './0003-booking.js';
import { Migration0004Identity } from './0004-identity.js';
import { Migration0005IdentityProviderRegistry } from './0005-identity-provider-registry.js';
import { Migration0006Delegations } from './0006-delegations.js';
import { Migration0007ConsentsAndLoans } from './0007-consents-and-loans.js';
import { Migration0008LoginBrowser } from './0008-login-browser.js';

/** The one history of the tables, in order. What has been released is never changed, only followed. */
export const MIGRATIONS = [
  { name: '0001-tenant-context', class: Migration0001TenantContext },
  { name: '0002-tenancy', class: Migration0002Tenancy },
  { name: '0003-booking', class: Migration0003Booking },
  { name: '0004-identity', class: Migration0004Identity },
  { name: '0005-identity-provider-registry', class: Migration0005IdentityProviderRegistry },
  { name: '0006-delegations', class: Migration0006Delegations },
  { name: '0007-consents-and-loans', class: Migration0007ConsentsAndLoans },
  { name: '0008-login-browser', class: Migration0008LoginBrowser },
];
