import { readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;

/** Bytes of memory that a process holds; undefined where there is no /proc. */
export function residentMemory(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return undefined;
  }
}
