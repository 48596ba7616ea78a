import sparticuz from '@sparticuz/chromium';
import type { LaunchOptions } from 'playwright-core';

/** In place of the package's own arguments, which are for a cloud function: they switch off what a citizen's browser has. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The Chromium that comes in an npm package: a fresh machine needs nothing else. */
export async function chromiumOptions(...more: readonly string[]): Promise<LaunchOptions> {
  return { executablePath: await sparticuz.executablePath(), args: [...ARGUMENTS, ...more] };
}
