import { Migration0001TenantContext } from './0001-tenant-context.js';
import { Migration0002Tenancy } from './0002-tenancy.js';
import { Migration0003Booking } from './0003-booking.js';
import { Migration0004Identity } from './0004-identity.js';
import { Migration0005IdentityProviderRegistry } from './0005-identity-provider-registry.js';
import { Migration0006Delegations } from './0006-delegations.js';
import { Migration0007ConsentsAndLoans } from './0007-consents-and-loans.js';
import { Migration0008LoginBrowser } from './0008-login-browser.js';
import { Migration0009Agenda } from './0009-agenda.js';
import { Migration0010Rooms } from './0010-rooms.js';
import { Migration0011Queue } from './0011-queue.js';
import { Migration0012WaitingList } from './0012-waiting-list.js';
import { Migration0013FreeTime } from './0013-free-time.js';
import { Migration0014Closures } from './0014-closures.js';
import { Migration0015Settings } from './0015-settings.js';
import { Migration0016Ratings } from './0016-ratings.js';
import { Migration0017VirtualDesks } from './0017-virtual-desks.js';
import { Migration0018QueuesAndLists } from './0018-queues-and-lists.js';

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
  { name: '0009-agenda', class: Migration0009Agenda },
  { name: '0010-rooms', class: Migration0010Rooms },
  { name: '0011-queue', class: Migration0011Queue },
  { name: '0012-waiting-list', class: Migration0012WaitingList },
  { name: '0013-free-time', class: Migration0013FreeTime },
  { name: '0014-closures', class: Migration0014Closures },
  { name: '0015-settings', class: Migration0015Settings },
  { name: '0016-ratings', class: Migration0016Ratings },
  { name: '0017-virtual-desks', class: Migration0017VirtualDesks },
  { name: '0018-queues-and-lists', class: Migration0018QueuesAndLists },
];
