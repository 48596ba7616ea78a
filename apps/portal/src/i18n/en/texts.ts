import type { Messages } from '../catalogue.js';
import { account } from './account.js';
import { content } from './content.js';
import { delegations } from './delegations.js';
import { feedback } from './feedback.js';
import { interactive } from './interactive.js';
import { members } from './members.js';
import { preferences } from './preferences.js';
import { services } from './services.js';

export const en: Messages = { ...interactive, content, services, feedback, account, delegations, members, preferences };
