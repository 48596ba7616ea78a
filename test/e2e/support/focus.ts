import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** The focus comes here, where a screen reader reads on. */
export async function expectFocus(target: Locator): Promise<void> {
  await target.waitFor();
  await expect.poll(() => hasFocus(target), { timeout: 10_000 }).toBe(true);
}

/** More stops than any page has. */
const MANY_STOPS = 150;

/** Whether whoever looks sees where the focus is: a ring on the element, or on the label that is drawn in its place. */
function isFocusSeen(): boolean {
  const active = document.activeElement;
  if (active === null || active === document.body) return true;
  // The calendar's button within a date field: the browser draws it, and its ring.
  if (active instanceof HTMLInputElement && active.type === 'date' && !active.matches(':focus')) return true;
  const drawn = [active, ...(active instanceof HTMLInputElement ? (active.labels ?? []) : [])];
  return drawn.some((element) =>
    [getComputedStyle(element), getComputedStyle(element, '::before'), getComputedStyle(element, '::after')].some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
    ),
  );
}

/** Goes on from stop to stop until it is there; at each the focus can be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < MANY_STOPS; stop += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
    const where = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    expect(await page.evaluate(isFocusSeen), `the focus is seen on ${where ?? 'nothing'}`).toBe(true);
  }
  throw new Error(`Tab never reaches ${target.toString()}`);
}
