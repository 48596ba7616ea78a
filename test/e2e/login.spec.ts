import { expect, test } from 'vitest';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { goToIdentityProvider, logIn } from './support/person.ts';
import { portal } from './support/stack.ts';

const open = useBrowser();
const newJudgedPage = useJudgedPages();

test.each([
  ['on a telephone, with JavaScript', PHONE, false],
  ['on a desk, without', { ...DESKTOP, ...NO_SCRIPT }, true],
])('a citizen logs in with SPID, sees where, and logs out: %s', async (_where, window, withoutScript) => {
  const page = await (await open(window)).newPage();
  const pathOf = async (slug: string, path: string) => {
    await page.goto(portal(slug, path));
    return new URL(page.url()).pathname;
  };
  expect(await pathOf('bari', '/area-personale/accessi')).toBe('/accedi');
  await logIn(page, 'bari', 'Giulia Lorusso', { back: '/area-personale/accessi', withoutScript });
  expect(await page.locator('main').innerText()).toContain('Questo accesso');
  expect(await pathOf('bari', '/area-personale')).toBe('/area-personale');
  expect(await page.locator('main').innerText()).toContain('LRSGLI84E52A662P');
  expect(await pathOf('altamura', '/area-personale')).toBe('/accedi');
  await page.goto(portal('bari', '/area-personale/accessi'));
  await page.getByRole('button', { name: 'Esci da tutti i dispositivi' }).click();
  await page.waitForLoadState();
  expect(await pathOf('bari', '/area-personale')).toBe('/accedi');
});

test('every page of the personal area is accessible', async () => {
  const page = await newJudgedPage();
  await page.goto(portal('bari', '/accedi'));
  await expectAccessible(page, '/accedi');
  await logIn(page, 'bari', 'Paolo Mastrandrea', { federation: 'sso' });
  for (const path of ['/area-personale', '/area-personale/appuntamenti', '/area-personale/accessi', '/area-personale/registro']) {
    await page.goto(portal('bari', path));
    await expectAccessible(page, path);
  }
});

test('an operator of Altamura is nobody’s operator at Bari', async () => {
  const page = await (await open(DESKTOP)).newPage();
  await logIn(page, 'bari', 'Vito Denora', { federation: 'sso' });
  expect((await page.goto(portal('bari', '/amministrazione')))?.status()).toBe(403);
});

test('whoever cancels at the identity provider reads why, in the municipality’s own look, and may try again', async () => {
  const page = await newJudgedPage();
  await goToIdentityProvider(page, 'bari');
  await page.getByRole('button', { name: 'Annulla' }).click();
  await page.waitForURL((url) => url.hostname.startsWith('bari'));
  expect(await page.locator('main').innerText()).toMatch(/annullat/i);
  await expectAccessible(page, 'cancelled');
});
