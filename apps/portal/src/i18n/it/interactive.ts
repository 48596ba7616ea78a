import { booking } from './booking.js';
import { common } from './common.js';
import { failures } from './failures.js';
import { move } from './move.js';

/** What the pages that hydrate say. */
export const interactive = { common, booking, move, failures };
