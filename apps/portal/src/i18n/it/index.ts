import { booking } from './booking.js';
import { common } from './common.js';
import { content } from './content.js';
import { failures } from './failures.js';
import { feedback } from './feedback.js';
import { manage } from './manage.js';
import { services } from './services.js';

export const it = { common, content, services, booking, manage, feedback, failures };
