/** Cuts Bootstrap Italia's sprite (300 icons) down to those the portal uses. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ICON_NAMES } from '../../../libs/ui/src/icon-names.ts';

const root = join(import.meta.dirname, '..');
const sprite = await readFile(join(root, '../../node_modules/bootstrap-italia/dist/svg/sprites.svg'), 'utf8');

const symbols = ICON_NAMES.map((name) => {
  const [symbol] = new RegExp(`<symbol id="${name}"[\\s\\S]*?</symbol>`).exec(sprite) ?? [];
  if (symbol === undefined) throw new Error(`Bootstrap Italia has no icon ${name}`);
  return symbol;
});
await mkdir(join(root, 'src/generated'), { recursive: true });
await writeFile(join(root, 'src/generated/sprite.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`);
