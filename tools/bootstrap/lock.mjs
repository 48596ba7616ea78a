import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Runs the work while no other process of this machine runs work under the same name.
 * @param {string} root
 * @param {string} name
 * @param {() => Promise<void>} work
 */
export async function withLock(root, name, work) {
  const folder = join(root, '.casa');
  const file = join(folder, `${name}.lock`);
  mkdirSync(folder, { recursive: true });
  let waiting = false;
  while (!take(file)) {
    if (!waiting) console.log(`Waiting for another command's ${name} to finish`);
    waiting = true;
    await delay(500);
  }
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    // A lock whose owner is gone was left by a killed command.
    if (!isHeld(file)) rmSync(file, { force: true });
    return false;
  }
}

/** @param {string} file */
function isHeld(file) {
  try {
    const owner = readFileSync(file, 'utf8');
    // Empty: its owner has just made it and is about to write.
    if (owner === '') return true;
    process.kill(Number(owner), 0);
    return true;
  } catch (error) {
    // EPERM: alive, and another user's.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
