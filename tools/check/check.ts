import { ExplainedError } from '../lib/explained-error.ts';
import { runNx } from '../lib/nx.ts';
import { terminalProgress, type Progress } from '../lib/progress.ts';
import { runBinary, type CommandResult } from '../lib/run-command.ts';
import { findHygieneProblems } from './hygiene.ts';
import { findSchemaDrift } from './schema-drift.ts';
import { findStructureProblems } from './structure.ts';

/** One part of the check: what is wrong, as text for the person at the terminal; nothing when all is well. */
interface Part {
  readonly name: string;
  readonly run: () => Promise<string | undefined>;
}

const typesPart: Part = {
  name: 'types',
  // The portal's routes and documents have types that are generated.
  run: async () => (await outputOf(runNx('generate'))) ?? (await outputOf(runBinary('tsc', ['-b', '--pretty']))),
};
// Without a cache: what is right in a file depends on the types of others.
const lintPart: Part = { name: 'lint', run: () => outputOf(runBinary('eslint', ['.', '--max-warnings=0'])) };
const quickParts: readonly Part[] = [
  {
    name: 'formatting',
    run: () => outputOf(runBinary('prettier', ['--check', '--log-level=warn', '--cache', '--cache-location=.casa/prettier-cache', '.'])),
  },
  { name: 'boundaries', run: () => outputOf(runBinary('depcruise', ['apps', 'libs', 'tools', 'test', '--output-type=err-long'])) },
  { name: 'structure', run: async () => asList(await findStructureProblems()) },
  { name: 'hygiene', run: async () => asList(await findHygieneProblems()) },
  { name: 'schema', run: findSchemaDrift },
];

/** Types, lint, boundaries, formatting, schema drift. Returns the names of the parts that failed, each already reported. */
export async function check(progress: Progress = terminalProgress): Promise<readonly string[]> {
  const types = await runPart(typesPart, progress);
  // Two cores: lint takes as long as all the others together.
  const [lint, quick] = await Promise.all([runPart(lintPart, progress), inSequence(quickParts, progress)]);
  const failed = [types, lint, ...quick].filter((name) => name !== undefined);
  console.log(failed.length === 0 ? 'check: all parts passed' : `check: failed in ${failed.join(', ')}`);
  return failed;
}

async function inSequence(parts: readonly Part[], progress: Progress): Promise<(string | undefined)[]> {
  const failed: (string | undefined)[] = [];
  for (const part of parts) failed.push(await runPart(part, progress));
  return failed;
}

async function runPart({ name, run }: Part, progress: Progress): Promise<string | undefined> {
  try {
    await progress.step(name, async () => {
      const problems = await run();
      if (problems) throw new ExplainedError(problems);
    });
    return undefined;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n`);
    return name;
  }
}

async function outputOf(running: Promise<CommandResult>): Promise<string | undefined> {
  const { code, output } = await running;
  return code === 0 ? undefined : output.trim() || `It ended with status ${code}.`;
}

function asList(problems: readonly string[]): string | undefined {
  return problems.length === 0 ? undefined : problems.map((problem) => `  ${problem}`).join('\n');
}
