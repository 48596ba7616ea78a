import { readFileSync } from 'node:fs';

const TICK_MILLISECONDS = 10;

/** Milliseconds of processor time that a process has used; undefined where there is no /proc. */
export function processorTime(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MILLISECONDS;
  } catch {
    return undefined;
  }
}

/** The same of a server's children: PostgreSQL has one for each connection. Those that end meanwhile are not counted. */
export function processorTimeOfChildren(pid: number): number | undefined {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    return children.reduce((sum, child) => sum + (processorTime(Number(child)) ?? 0), 0);
  } catch {
    return undefined;
  }
}
