import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** The focus comes here, where a screen reader reads on. */
export async function expectFocus(target: Locator): Promise<void> {
  await target.waitFor();
  await expect.poll(() => hasFocus(target), { timeout: 10_000 }).toBe(true);
}
