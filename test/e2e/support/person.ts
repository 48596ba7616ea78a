import type { Page } from 'playwright-core';
import { portal } from './stack.ts';

export type Federation = 'spid' | 'cie' | 'sso';

export interface LoginWanted {
  /** Where to come back to. */
  readonly back?: string;
  readonly federation?: Federation;
  /** How sure the municipality is to be of them; what the page asks for unless said. */
  readonly level?: 1 | 2 | 3;
  /** Without JavaScript the identity provider's answer waits for a button. */
  readonly withoutScript?: boolean;
}

/** Somebody of the demonstration at the pages of the identity provider, asked for by a municipality. */
export async function goToIdentityProvider(
  page: Page,
  slug: string,
  { back = '/area-personale', federation = 'spid', level }: LoginWanted = {},
): Promise<void> {
  await page.goto(portal(slug, `/accedi?da=${encodeURIComponent(back)}${level === undefined ? '' : `&livello=${level}`}`));
  const address = await page.locator(`a[href*="/${federation}/login"]`).first().getAttribute('href');
  if (address === null) throw new Error(`nobody vouches for anybody at ${slug}`);
  await page.goto(portal(slug, address));
}

/** Logs somebody of the demonstration in at a municipality, and comes back to a page. */
export async function logIn(page: Page, slug: string, name: string, wanted: LoginWanted = {}): Promise<void> {
  await goToIdentityProvider(page, slug, wanted);
  await answerAs(page, slug, name, wanted);
}

/** Says who they are at the identity provider, and comes back. */
export async function answerAs(page: Page, slug: string, name: string, wanted: Pick<LoginWanted, 'withoutScript'> = {}): Promise<void> {
  await page.getByRole('radio', { name }).check();
  await page.getByRole('button', { name: 'Entra' }).first().click();
  if (wanted.withoutScript) await page.getByRole('button', { name: 'Continua' }).click();
  await page.waitForURL((url) => url.hostname.startsWith(slug));
}
