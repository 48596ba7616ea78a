import { ExplainedError } from './explained-error.ts';
import { runNx } from './nx.ts';
import { terminalProgress } from './progress.ts';
import { runBinary, type CommandResult } from './run-command.ts';

/** The processes that are compiled; what they import is compiled with them. */
const COMPILED = ['apps/api', 'apps/worker', 'apps/ops', 'apps/demo-idp'];

/** Makes everything that runs. Both steps do only what has changed since the last time. */
export async function build(signal?: AbortSignal): Promise<void> {
  await terminalProgress.step('compile', () => mustSucceed(() => runBinary('tsc', ['-b', ...COMPILED], { signal })));
  await terminalProgress.step('bundle', () => mustSucceed(() => runNx('build', signal)));
}

async function mustSucceed(command: () => Promise<CommandResult>): Promise<void> {
  const { code, output } = await command();
  if (code !== 0) throw new ExplainedError(`The build failed:\n${output.trim()}`);
}
