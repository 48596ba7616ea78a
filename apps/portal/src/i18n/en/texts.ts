import type { Messages } from '../catalogue.js';
import { account } from './account.js';
import { agenda } from './agenda.js';
import { closures } from './closures.js';
import { content } from './content.js';
import { delegations } from './delegations.js';
import { feedback } from './feedback.js';
import { figures } from './figures.js';
import { interactive } from './interactive.js';
import { manage } from './manage.js';
import { members } from './members.js';
import { nearby } from './nearby.js';
import { preferences } from './preferences.js';
import { queue } from './queue.js';
import { ratings } from './ratings.js';
import { room } from './room.js';
import { services } from './services.js';
import { virtualDesks } from './virtual-desks.js';
import { settings } from './settings.js';
import { waiting } from './waiting.js';

export const en: Messages = {
  ...interactive,
  closures,
  content,
  services,
  feedback,
  account,
  agenda,
  delegations,
  figures,
  manage,
  members,
  nearby,
  preferences,
  queue,
  ratings,
  room,
  settings,
  virtualDesks,
  waiting,
};
