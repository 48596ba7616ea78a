import { userInfo } from 'node:os';

/** Who sits at the terminal, for the audit: the account, or its number where it has no name (containers). */
export function operatorName(): string {
  try {
    return process.env['SUDO_USER'] || userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
