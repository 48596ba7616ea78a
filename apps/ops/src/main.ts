import { ConfigError } from '@casa/platform/config';
import { databaseProblem } from './database-problem.js';
import { OperatorError } from './operator-error.js';
import { program } from './program.js';

try {
  await program().parseAsync();
} catch (error) {
  console.error(described(error));
  process.exitCode = 1;
}

/** What was foreseen is said in words; anything else with its stack, for whoever mends it. */
function described(error: unknown): string {
  if (error instanceof OperatorError || error instanceof ConfigError) return error.message;
  const problem = databaseProblem(error);
  if (problem) return problem;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
