import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { browserEndpoint } from './stack.ts';

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } satisfies BrowserContextOptions;
export const DESKTOP = { viewport: { width: 1280, height: 900 } } satisfies BrowserContextOptions;
export const NO_SCRIPT = { javaScriptEnabled: false } satisfies BrowserContextOptions;

/** What a page waits for: the machine may be busy with other tests. */
const PATIENCE_MS = 20_000;

/** Opens windows of the shared browser, each with cookies of its own; they close with the test that opened them. */
export function useBrowser(): (options: BrowserContextOptions) => Promise<BrowserContext> {
  let browser: Browser;
  const opened: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await chromium.connect(browserEndpoint);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((context) => context.close()));
  });
  afterAll(() => browser.close());
  return async (options) => {
    const context = await browser.newContext({ locale: 'it-IT', timezoneId: 'Europe/Rome', ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    opened.push(context);
    return context;
  };
}

/** Everything a page complains of in its console, and every script error, from now on. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.text()} (${page.url()})`);
  });
  page.on('pageerror', (error) => complaints.push(`${error.message} (${page.url()})`));
  return complaints;
}
