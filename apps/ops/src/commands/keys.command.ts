import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';

/** The keys that seal personal data in the database. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('make keys for personal data and change over to them');

  keys
    .command('generate')
    .description('print a new entry for CASA_DATA_KEYS')
    .action(() => {
      console.log(newKeyRingEntry());
      console.error(
        'Put it first in CASA_DATA_KEYS, before the present ones and a comma, restart the processes, then run: casa keys rotate',
      );
    });

  keys
    .command('rotate')
    .description('seal every row with the first key of CASA_DATA_KEYS; may be interrupted and run again')
    .action(async () => {
      const { rotateKeys } = await import('../rotate-keys.js');
      await rotateKeys();
    });
}

/** `id:key`; the id tells the day and is like no other. */
function newKeyRingEntry(): string {
  const day = new Date().toISOString().slice(2, 10).replaceAll('-', '');
  return `k${day}-${randomBytes(3).toString('hex')}:${randomBytes(32).toString('base64')}`;
}
