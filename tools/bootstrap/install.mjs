import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isInstalled } from './installed.mjs';
import { withLock } from './lock.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const NETWORK_ERRORS = /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT/;

/** Runs `npm ci` when what is installed is not what package-lock.json says. Two commands at once: the second waits. */
export async function ensureInstalled() {
  if (isInstalled(root)) return;
  await withLock(root, 'install', async () => {
    if (isInstalled(root)) return;
    console.log('Installing the dependencies (npm ci)');
    await npmCi();
  });
}

async function npmCi() {
  // Under `npm run`, npm says where it is itself: the same npm goes on.
  const npm = process.env['npm_execpath'];
  // Warnings about the Node that is there are beside the point: the project brings its own.
  const ci = ['ci', '--loglevel=error'];
  const [command, args] = npm ? [process.execPath, [npm, ...ci]] : ['npm', ci];
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
    process.stderr.write(chunk);
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 0) return;
  throw new Error(
    NETWORK_ERRORS.test(errors)
      ? 'The dependencies could not be installed because the npm registry cannot be reached. Check the network connection ' +
          '(or the registry and proxy in your npm configuration) and run the same command again.'
      : 'The dependencies could not be installed: npm ci failed, its messages are above.',
  );
}
