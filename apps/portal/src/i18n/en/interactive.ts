import type { InteractiveMessages } from '../catalogue.js';
import { booking } from './booking.js';
import { common } from './common.js';
import { failures } from './failures.js';
import { move } from './move.js';

export const interactive: InteractiveMessages = { common, booking, move, failures };
