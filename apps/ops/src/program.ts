import { Command } from 'commander';
import { addAudit } from './commands/audit.command.js';
import { addKeys } from './commands/keys.command.js';
import { addMail } from './commands/mail.command.js';
import { addMember } from './commands/member.command.js';
import { addMigrate } from './commands/migrate.command.js';
import { addSeed } from './commands/seed.command.js';
import { addSpid } from './commands/spid.command.js';
import { addTenant } from './commands/tenant.command.js';

/** The operator's command line; it throws where commander would end the process. */
export function program(): Command {
  const casa = new Command('casa').description('Operates Casa del Cittadino').showHelpAfterError().exitOverride();
  for (const add of [addMigrate, addTenant, addSeed, addKeys, addMail, addMember, addSpid, addAudit]) add(casa);
  return casa;
}
