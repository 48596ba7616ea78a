import { readFileSync } from 'node:fs';
import { inRoot } from '../lib/paths.ts';
import { runCommand } from '../lib/run-command.ts';

const COMMITTED = 'apps/api/schema.graphql';
const PRINTER = 'apps/api/dist/print-schema.js';

/** Whether the committed schema is the one that the code makes. */
export async function findSchemaDrift(): Promise<string | undefined> {
  const { code, stdout, output } = await runCommand(process.execPath, [inRoot(PRINTER)]);
  if (code !== 0) return `The schema could not be printed:\n${output.trim()}`;
  const committed = readFileSync(inRoot(COMMITTED), 'utf8');
  if (stdout.trim() === committed.trim()) return undefined;
  const line = firstDifference(committed, stdout);
  return `${COMMITTED} is not the schema that the code makes; they differ from line ${line}.\nWhen the change is meant: node ${PRINTER} > ${COMMITTED}`;
}

function firstDifference(committed: string, printed: string): number {
  const lines = printed.trim().split('\n');
  return (
    committed
      .trim()
      .split('\n')
      .findIndex((line, index) => line !== lines[index]) + 1
  );
}
