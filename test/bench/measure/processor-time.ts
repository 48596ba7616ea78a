import { readFileSync } from 'node:fs';

const TICK_MILLISECONDS = 10;

/** Milliseconds of processor time that a process has used; undefined where there is no /proc. */
export function processorTime(pid: number): number | undefined {
  const fields = statistics(pid);
  return fields && ((fields[11] ?? 0) + (fields[12] ?? 0)) * TICK_MILLISECONDS;
}

/** The same of a server with all its children, those that have ended too: PostgreSQL has one for each connection. */
export function processorTimeOfServer(pid: number): number | undefined {
  const fields = statistics(pid);
  if (!fields) return undefined;
  const own = fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) * TICK_MILLISECONDS;
  return childrenOf(pid).reduce((sum, child) => sum + (processorTime(child) ?? 0), own);
}

/** The fields of /proc/<pid>/stat after the program's name, which may hold blanks. */
function statistics(pid: number): number[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').map(Number);
  } catch {
    return undefined;
  }
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}
