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

/** What a page complains of in its console, and its script errors; that its own status is no 200 is no complaint. */
export function complaintsOf(page: Page): () => readonly string[] {
  const complaints: { readonly text: string; readonly about: string }[] = [];
  const addresses = new Set<string>();
  page.on('framenavigated', (frame) => addresses.add(frame.url()));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push({ text: message.text(), about: message.location().url });
  });
  page.on('pageerror', ({ message }) => complaints.push({ text: message, about: 'script' }));
  const isStatus = (text: string, about: string): boolean => text.startsWith('Failed to load resource') && addresses.has(about);
  return () => complaints.filter(({ text, about }) => !isStatus(text, about)).map(({ text, about }) => `${text} (${about})`);
}
