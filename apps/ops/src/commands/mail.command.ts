import type { Command } from 'commander';

interface ResendOptions {
  readonly all?: true;
}

const work = () => import('../dead-letters.js');

/** Mails that could not be sent, although it was tried again and again. */
export function addMail(program: Command): void {
  const mail = program.command('mail').description('look at mails that could not be sent, and send them again');

  mail
    .command('dead')
    .description('list them: ids and reasons, no personal data')
    .action(async () => (await work()).listDeadLetters());

  mail
    .command('resend')
    .description('put one, or all, back on their queue')
    .argument('[id]')
    .option('--all', 'every one')
    .action(async (id: string | undefined, { all }: ResendOptions) => (await work()).resendDeadLetters(id, all));
}
