import { runCommand } from '../lib/run-command.ts';

/** The files of the repository as git sees them, new ones included, ignored ones not. */
export async function repositoryFiles(): Promise<readonly string[]> {
  const { code, stdout, output } = await runCommand('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z']);
  if (code !== 0) throw new Error(output);
  return [...new Set(stdout.split('\0').filter(Boolean))];
}
