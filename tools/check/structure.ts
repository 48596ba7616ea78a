import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from '../lib/paths.ts';
import { PACKAGES } from './plan.mjs';
import { repositoryFiles } from './repository-files.ts';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Whether every package has its place in the plan and the shape of the house. */
export async function findStructureProblems(): Promise<readonly string[]> {
  const files = (await repositoryFiles()).filter((file) => existsSync(inRoot(file)));
  return [...planProblems(files), ...doorProblems(files), ...nameProblems(files)];
}

function planProblems(files: readonly string[]): string[] {
  const folders = files.flatMap((file) => /^((?:apps|libs)\/[^/]+)\/package\.json$/.exec(file)?.[1] ?? []);
  const problems: string[] = [];
  for (const folder of folders) {
    if (!(folder in PACKAGES)) problems.push(`${folder} has no place in the plan: add it to tools/check/plan.mjs with what it may import.`);
    if (!files.includes(`${folder}/README.md`)) problems.push(`${folder} has no README.md that says what it is for.`);
    if (isOrphan(folder, folders)) problems.push(`${folder} is used by no other package.`);
  }
  for (const folder of Object.keys(PACKAGES)) {
    if (!folders.includes(folder)) problems.push(`${folder} is in the plan (tools/check/plan.mjs) but does not exist.`);
  }
  return problems;
}

/** Apps are used by people; a library that nobody imports is a shell. */
function isOrphan(folder: string, folders: readonly string[]): boolean {
  if (folder.startsWith('apps/')) return false;
  const { name } = manifestOf(folder);
  return ![...folders, 'test'].some((other) => {
    const { dependencies = {}, devDependencies = {} } = manifestOf(other);
    return other !== folder && (name in dependencies || name in devDependencies);
  });
}

function doorProblems(files: readonly string[]): string[] {
  return files
    .filter((file) => /^(apps|libs)\/.*\/index\.tsx?$/.test(file) && !/^(apps|libs)\/[^/]+\/src\/index\.tsx?$/.test(file))
    .map((file) => `${file}: the package's door is its only index; name this file for what it holds.`);
}

function nameProblems(files: readonly string[]): string[] {
  return files
    .filter((file) => /^(apps|libs|tools|test)\/.*\.(ts|tsx|mjs|sql)$/.test(file))
    .filter((file) => !/^[a-z0-9$_]+([-.][a-z0-9$_]+)*$/.test(file.split('/').at(-1) ?? ''))
    .map((file) => `${file}: file names are in kebab-case, with the role as suffix.`);
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8')) as Manifest;
}
