import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage */

/**
 * Whether node_modules holds what package-lock.json says: npm leaves a copy of the lock of what it really installed.
 * @param {string} root
 */
export function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules/.package-lock.json'));
  if (!wanted) throw new Error('package-lock.json is missing or not readable: this is not a complete copy of the repository.');
  if (!present) return false;
  return Object.entries(wanted).every(([path, locked]) => {
    if (!path.includes('node_modules/')) return true;
    if (locked.link) return existsSync(join(root, path));
    const found = present[path];
    return found ? found.version === locked.version : isForOtherMachines(locked);
  });
}

/** @param {LockedPackage} locked */
function isForOtherMachines(locked) {
  return Boolean(locked.optional ?? locked.devOptional ?? locked.peer);
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
