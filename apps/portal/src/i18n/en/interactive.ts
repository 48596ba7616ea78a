import type { InteractiveMessages } from '../catalogue.js';
import { booking } from './booking.js';
import { common } from './common.js';
import { failures } from './failures.js';
import { manage } from './manage.js';

export const interactive: InteractiveMessages = { common, booking, manage, failures };
