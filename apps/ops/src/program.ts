import { Command } from 'commander';
import { addMigrate } from './commands/migrate.command.js';

/** The operator's command line. */
export function program(): Command {
  const casa = new Command('casa').description('Operates Casa del Cittadino').showHelpAfterError();
  addMigrate(casa);
  return casa;
}
