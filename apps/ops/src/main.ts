import 'reflect-metadata';
import { ConfigError } from '@casa/platform/config';
import { OperatorError } from './operator-error.js';
import { program } from './program.js';

try {
  await program().parseAsync();
} catch (error) {
  const isExplained = error instanceof OperatorError || error instanceof ConfigError;
  console.error(isExplained || !(error instanceof Error) ? String(isExplained ? error.message : error) : (error.stack ?? error.message));
  process.exitCode = 1;
}
