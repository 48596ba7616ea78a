import { CommanderError } from 'commander';
import { ConfigError } from '@casa/platform/config';
import { databaseProblem } from './database-problem.js';
import { OperatorError } from './operator-error.js';
import { program } from './program.js';

/** Runs one command line. @returns the exit status: 0, or 1 with the reason on standard error. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has said already what is wrong with the words, or shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode;
    console.error(described(error));
    return 1;
  }
}

/** What was foreseen is said in words; anything else with its stack, for whoever mends it. */
function described(error: unknown): string {
  if (error instanceof OperatorError || error instanceof ConfigError) return error.message;
  const problem = databaseProblem(error);
  if (problem) return problem;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
