import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/**
 * The Node that comes with the project as the development dependency `node`.
 * @returns {{ version: string, path: string }}
 */
export function projectNode() {
  const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  return { version: `v${manifest.devDependencies.node}`, path: fileURLToPath(new URL('node_modules/node/bin/node', root)) };
}

/**
 * Goes on in this process when it already runs on the project's Node, else in a child process that runs on it.
 * @param {{ version: string, path: string }} node
 * @param {string} currentPath
 * @param {URL} script
 * @param {string[]} args
 */
export async function runOnProjectNode(node, currentPath, script, args) {
  // What the script starts by the bare name `node` is the project's too.
  process.env['PATH'] = [dirname(node.path), process.env['PATH']].join(delimiter);
  if (process.version === node.version) {
    process.argv = [currentPath, fileURLToPath(script), ...args];
    await import(script.href);
    return;
  }
  const child = spawn(node.path, [fileURLToPath(script), ...args], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  child.on('error', () => {
    console.error(`${node.path} cannot be run. Remove node_modules and start again: npm's install scripts must be allowed for "node".`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}
