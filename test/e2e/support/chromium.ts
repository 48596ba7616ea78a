import sparticuz from '@sparticuz/chromium';
import { type BrowserServer, chromium } from 'playwright-core';

/** In place of the package's own arguments, which are for a cloud function: they switch off what a citizen's browser has. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium that comes in an npm package: a fresh machine needs nothing else. */
export async function startBrowserServer(): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: await sparticuz.executablePath(), args: CHROMIUM_ARGUMENTS });
}
