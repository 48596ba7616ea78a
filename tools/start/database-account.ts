import { execFileSync } from 'node:child_process';
import { ExplainedError } from '../lib/explained-error.ts';

/** The system account that PostgreSQL runs under, when it cannot be the one of the person who starts it. */
export interface DatabaseAccount {
  readonly uid: number;
  readonly gid: number;
  /** The command that runs `program` under the account. */
  wrap(program: string, args: readonly string[]): { command: string; args: string[] };
}

const USER = 'postgres';
/**
 * Lets the account pass through folders that only root may enter: a clone may well lie in one (/root, mktemp -d).
 * no_setuid_fixup makes access(2), which PostgreSQL asks about its own program, look at the same capability.
 */
const PASS_FOLDERS = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];

/** PostgreSQL refuses to run as root: root (a container, CI) gets an account for it, made when missing. */
export function databaseAccount(): DatabaseAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (
    !succeeds('id', ['-u', USER]) &&
    !succeeds('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', USER])
  ) {
    throw new ExplainedError(
      `PostgreSQL does not run as root, and the account "${USER}" for it could not be made. Make it (useradd ${USER}) or start as another user.`,
    );
  }
  const plain = [`--reuid=${USER}`, `--regid=${USER}`, '--clear-groups'];
  const identity = succeeds('setpriv', [...plain, ...PASS_FOLDERS, 'true']) ? [...plain, ...PASS_FOLDERS] : plain;
  return {
    uid: Number(execFileSync('id', ['-u', USER])),
    gid: Number(execFileSync('id', ['-g', USER])),
    wrap: (program, args) => ({ command: 'setpriv', args: [...identity, program, ...args] }),
  };
}

function succeeds(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
