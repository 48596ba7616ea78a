import { readConfig } from '@casa/platform/config';
import { type DeadLetter, DeadLetters } from '@casa/platform/jobs';
import { OperatorError } from './operator-error.js';

export async function listDeadLetters(): Promise<void> {
  const letters = await withDeadLetters((dead) => dead.list());
  for (const letter of letters) console.log(line(letter));
  console.log(letters.length === 1 ? '1 dead letter' : `${letters.length} dead letters`);
}

export async function resendDeadLetters(id: string | undefined, all: boolean | undefined): Promise<void> {
  if ((id === undefined) === (all === undefined)) throw new OperatorError('Name one dead letter by its id, or say --all.');
  const count = await withDeadLetters((dead) => (id === undefined ? dead.resendAll() : resendOne(dead, id)));
  console.log(`${count} put back on the queue`);
}

async function withDeadLetters<Outcome>(work: (dead: DeadLetters) => Promise<Outcome>): Promise<Outcome> {
  await using dead = await DeadLetters.open(readConfig().CASA_DATABASE_URL);
  return await work(dead);
}

async function resendOne(dead: DeadLetters, id: string): Promise<number> {
  if (!(await dead.resend(id))) throw new OperatorError(`There is no dead letter ${id}.`);
  return 1;
}

function line({ id, queue, event, failedAt, retries, reason }: DeadLetter): string {
  const about = Object.entries(event).map(([name, value]) => `${name}=${value}`);
  return [id, failedAt.toISOString(), queue, `${retries} retries`, reason, ...about].join('  ');
}
