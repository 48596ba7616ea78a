/**
 * Writes the portal's one style sheet: the Sass subset of Bootstrap Italia, cut down to what the templates use, with the framework's
 * blue turned into the municipality's colour.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PurgeCSS } from 'purgecss';
import { compile } from 'sass';
import { tenantColors } from './tenant-colors.ts';

const root = join(import.meta.dirname, '..');
const output = join(root, 'src/generated');

const { css } = compile(join(root, '../../libs/ui/styles/casa.scss'), {
  loadPaths: [join(root, '../../node_modules/bootstrap-italia/src/scss'), join(root, '../../node_modules')],
  style: 'compressed',
  // No byte order mark: behind the rule that is put before it, it would spoil the first one.
  charset: false,
  quietDeps: true,
  silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
});
const [purged] = await new PurgeCSS().purge({
  content: [join(root, 'src/**/*.tsx'), join(root, '../../libs/ui/src/**/*.tsx')],
  css: [{ raw: css }],
  // `greedy`: names the templates put together.
  // Everything in :root stays when it is used; the version is read by the ministry's validator, not by a rule.
  variables: true,
  // Their values are put together too, and a rule on one stands without a class.
  dynamicAttributes: ['data-element'],
  safelist: { variables: ['--bootstrap-italia-version'], greedy: [/casa-day-/, /casa-row-/, /alert-/, /feedback-/, /casa-stars/] },
  keyframes: true,
});
if (purged === undefined) throw new Error('The style sheet is empty');
await mkdir(output, { recursive: true });
// The framework's blue, for pages that belong to no municipality.
await writeFile(join(output, 'portal.css'), `:root{--casa-primary:#0066cc}${tenantColors(purged.css)}`);
