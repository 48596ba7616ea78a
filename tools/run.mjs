// The door of `npm start`, `npm test`, and `npm run` check, bench and build. It begins with nothing installed and on
// whatever Node the machine has, so this file and ./bootstrap are plain JavaScript that uses only Node itself.
import { execPath } from 'node:process';
import { ensureInstalled } from './bootstrap/install.mjs';
import { projectNode, runOnProjectNode } from './bootstrap/node-version.mjs';

const COMMANDS = ['start', 'test', 'check', 'bench', 'build', 'lighthouse'];
const [command = '', ...args] = process.argv.slice(2);

if (!COMMANDS.includes(command)) {
  console.error(`Usage: node tools/run.mjs ${COMMANDS.join('|')} [options]`);
  process.exit(1);
}

try {
  await ensureInstalled();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

const script = new URL(`./${command}/main.ts`, import.meta.url);
await runOnProjectNode(projectNode(), execPath, script, args);
