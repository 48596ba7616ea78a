import { runBinary, type CommandResult } from './run-command.ts';

/** Runs a script in every package that has it, in the order of their dependencies; nx gives back a result it has already made. */
export function runNx(target: string, signal?: AbortSignal): Promise<CommandResult> {
  const environment = {
    ...process.env,
    // Nothing of nx may go on running after the command, or ask anything of the terminal or the network.
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
  };
  return runBinary('nx', ['run-many', `--target=${target}`, '--outputStyle=stream'], { signal, environment });
}
