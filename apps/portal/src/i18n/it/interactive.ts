import { booking } from './booking.js';
import { common } from './common.js';
import { failures } from './failures.js';
import { manage } from './manage.js';

/** What the pages that hydrate say. */
export const interactive = { common, booking, manage, failures };
