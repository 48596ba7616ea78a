import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot, root } from '../lib/paths.ts';
import { repositoryFiles } from './repository-files.ts';

const TEXT_LIMIT = 2_000_000;

/** What must not be in any file: addresses of package registries and paths of the machine it was written on. */
export async function findHygieneProblems(): Promise<readonly string[]> {
  const places = machinePlaces();
  const problems: string[] = [];
  for (const file of await repositoryFiles()) {
    const path = inRoot(file);
    if (!existsSync(path) || !statSync(path).isFile() || statSync(path).size > TEXT_LIMIT) continue;
    const text = readFileSync(path, 'utf8');
    if (text.includes('\0')) continue;
    problems.push(...problemsOf(file, text, places));
  }
  return problems;
}

function problemsOf(file: string, text: string, places: readonly string[]): string[] {
  const found = places.filter((place) => text.includes(place)).map((place) => `${file}: has a path of this machine (${place}).`);
  if (/"resolved": "https?:/.test(text) && file.endsWith('package-lock.json')) {
    found.push(`${file}: has addresses of a package registry: npm must be run with omit-lockfile-registry-resolved=true (.npmrc).`);
  }
  if (/^\s*registry\s*=/m.test(text) && file.endsWith('.npmrc'))
    found.push(`${file}: names a package registry; that is the machine's matter.`);
  return found;
}

/** The repository's own folder; in a short one (/app) any text could have it by chance. */
function machinePlaces(): string[] {
  const folder = root.replace(/\/$/, '');
  return dirname(folder) === '/' ? [] : [folder];
}
