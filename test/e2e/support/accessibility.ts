import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { complaintsOf, DESKTOP, useBrowser } from './browser.ts';

/** A telephone, and a desktop: Lighthouse and axe have found on each what they did not on the other. */
const WIDTHS = [390, 1280];
/** WCAG 2.2, 1.4.10: at four times the size a page of 1280 px is read without scrolling sideways. */
const NARROWEST = 320;
const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
  // WCAG 2.2, 2.5.8: axe leaves it out unless told.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

let checks = 0;

/** Opens pages to be judged; each test fails when one of its pages has complained in the console. */
export function useJudgedPages(): () => Promise<Page> {
  const open = useBrowser();
  const complaints: (() => readonly string[])[] = [];
  afterEach(() => expect(complaints.splice(0).flatMap((all) => all())).toEqual([]));
  afterAll(() => console.log(`${checks} runs of axe`));
  return async () => {
    // Colours are judged at rest.
    const page = await (await open({ ...DESKTOP, reducedMotion: 'reduce' })).newPage();
    complaints.push(complaintsOf(page));
    return page;
  };
}

/** The page as it stands has nothing that axe knows to be wrong at either width, and never scrolls sideways. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  await page.evaluate(axe.source);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    checks += 1;
    expect(await page.evaluate(violations, RULES), `${name} at ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: NARROWEST, height: 900 });
  expect(await page.evaluate(widest), `${name} at ${NARROWEST} px`).toEqual([]);
  if (size) await page.setViewportSize(size);
}

/** Runs in the browser, where axe is by now. */
async function violations(rules: RunOptions): Promise<readonly string[]> {
  const { axe: engine } = window as unknown as { axe: typeof axe };
  const results = await engine.run(document, rules);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`));
}

/** What sticks out of the window, when the page scrolls sideways; runs in the browser. */
function widest(): readonly string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth)
    .map((element) => element.outerHTML.slice(0, 200));
}
