import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './support/accessibility.ts';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { type CrawledPage, crawlFrom } from './support/site-map.ts';
import { casa, portal } from './support/stack.ts';

const open = useBrowser();

/** Nobody else's test is about it. */
const SUSPENDED = 'binetto';
const MUNICIPALITIES = 41;

async function newPage(options = {}): Promise<Page> {
  return (await open({ ...DESKTOP, ...options })).newPage();
}

const paths = (pages: readonly CrawledPage[]): readonly string[] => pages.map(({ path }) => path);

test.each([
  { slug: 'bari', atLeast: 300 },
  { slug: 'poggiorsini', atLeast: 200 },
  { slug: 'metropoli', atLeast: 8 },
])('every page of $slug that a link or the site map leads to is there', async ({ slug, atLeast }) => {
  const page = await newPage();
  await page.goto(portal(slug));
  const { pages, siteMap } = await crawlFrom(page);
  console.log(`${slug}: ${pages.length} pages`);
  expect(pages.length).toBeGreaterThanOrEqual(atLeast);
  expect(paths(pages)).toEqual(expect.arrayContaining([...siteMap]));
  expect(paths(pages.filter(({ status }) => status !== 200))).toEqual([]);
  expect(paths(pages.filter(({ path, language }) => language !== (/^\/en(\/|\?|$)/.test(path) ? 'en' : 'it')))).toEqual([]);
  expect(paths(pages.filter(({ headings }) => headings !== 1))).toEqual([]);
  expect(pages.filter(({ brokenFragments }) => brokenFragments.length > 0)).toEqual([]);
  for (const language of ['it', 'en']) {
    const titles = new Map<string, Set<string>>();
    for (const { title, canonical } of pages.filter((found) => found.language === language)) {
      if (canonical !== undefined) titles.set(title, new Set([...(titles.get(title) ?? []), canonical]));
    }
    expect([...titles].filter(([title, addresses]) => title === '' || addresses.size > 1)).toEqual([]);
  }
});

test('the consortium leads to every municipality’s own portal', async () => {
  const page = await newPage(NO_SCRIPT);
  await page.goto(portal('metropoli'));
  const homes = await page
    .locator('.casa-municipalities h3 a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(new Set(homes).size).toBe(MUNICIPALITIES);
  for (const home of homes) {
    const answer = await page.goto(home, { waitUntil: 'commit' });
    expect(answer?.status(), home).toBe(200);
  }
});

test('an address that is nobody’s says so, and lists the municipalities', async () => {
  const page = await newPage(NO_SCRIPT);
  const answer = await page.goto(portal('nessuno'));
  expect(answer?.status()).toBe(404);
  await page.getByRole('heading', { level: 1, name: 'Questo indirizzo non è di un Comune' }).waitFor();
  const links = page.getByRole('main').getByRole('link');
  expect(await links.count()).toBe(MUNICIPALITIES);
  await links.filter({ hasText: /^Bari$/ }).click();
  expect(page.url()).toBe(portal('bari'));
});

test.each([
  { path: '/non-esiste', heading: 'Pagina non trovata', back: 'Vai alla pagina iniziale', home: '/' },
  { path: '/servizi/non-esiste', heading: 'Pagina non trovata', back: 'Vai alla pagina iniziale', home: '/' },
  { path: '/argomenti/non-esiste', heading: 'Pagina non trovata', back: 'Vai alla pagina iniziale', home: '/' },
  { path: '/en/servizi/non-esiste', heading: 'Page not found', back: 'Go to the home page', home: '/en' },
  { path: '/prenotazioni/appuntamento', heading: 'Il link non è valido', back: 'Vai alla pagina iniziale', home: '/' },
])('$path: what is not there is a page of the site that leads on', async ({ path, heading, back, home }) => {
  const page = await newPage(NO_SCRIPT);
  const answer = await page.goto(portal('bari', path));
  expect(answer?.status()).toBe(404);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
  await page.getByRole('main').getByRole('link', { name: back }).click();
  expect(page.url()).toBe(portal('bari', home));
});

test('a form that another site sends is refused', async () => {
  const page = await newPage();
  await page.setContent(
    `<form method="post" action="${portal('bari', '/valutazione')}"><button name="stelle" value="5">OK</button></form>`,
  );
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button').click(),
  ]);
  expect(answer.status()).toBe(403);
  await page.getByRole('heading', { level: 1, name: 'Richiesta rifiutata' }).waitFor();
});

test('an address that is no choice leads back to the step where it can be made', async () => {
  const page = await newPage(NO_SCRIPT);
  for (const path of [
    '/prenota/orario',
    '/prenota/dati',
    '/prenota/orario?servizio=informazioni-e-orientamento&ufficio=tributi&modalita=piccione',
  ]) {
    const answer = await page.goto(portal('bari', path));
    expect(answer?.status(), path).toBe(200);
    expect(new URL(page.url()).pathname).toBe('/prenota');
  }
});

test('the menu opens on a telephone without any script', async () => {
  const page = await newPage({ ...PHONE, ...NO_SCRIPT });
  await page.goto(portal('bari'));
  const link = page.getByRole('navigation', { name: 'Menu principale' }).getByRole('link', { name: 'Vivere Bari' });
  expect(await link.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Menu' }).tap();
  await link.tap();
  await page.getByRole('heading', { level: 1, name: 'Vivere Bari' }).waitFor();
});

test('the site speaks of no other site: nothing is fetched from elsewhere, no cookie is another’s', async () => {
  const context = await open(PHONE);
  const page = await context.newPage();
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  for (const path of [
    '/',
    '/servizi',
    '/servizi/informazioni-e-orientamento',
    '/prenota/orario?servizio=informazioni-e-orientamento&ufficio=urp&modalita=presenza',
  ]) {
    await page.goto(portal('bari', path), { waitUntil: 'networkidle' });
  }
  expect([...hosts]).toEqual([new URL(portal('bari')).host]);
  expect((await context.cookies()).filter(({ domain }) => domain !== 'bari.localhost')).toEqual([]);
});

test('pages of one person are kept by nobody, and told to nobody', async () => {
  const page = await newPage(NO_SCRIPT);
  for (const path of ['/prenotazioni/appuntamento', '/coda', '/nuovo-orario', '/com-e-andata', '/en/com-e-andata']) {
    const answer = await page.goto(portal('bari', path));
    expect(answer?.headers(), path).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  }
});

test('a suspended portal says that it will be back, and comes back; screens ask for it by themselves', async () => {
  const page = await newPage();
  await casa('tenant', 'suspend', SUSPENDED);
  try {
    await expect.poll(async () => (await page.goto(portal(SUSPENDED, '/servizi')))?.status(), { timeout: 10_000 }).toBe(503);
    await page.getByRole('heading', { level: 1, name: /sospeso per il momento/ }).waitFor();
    await expectAccessible(page, 'suspended');
    expect((await page.goto(portal(SUSPENDED, '/en')))?.headers()['retry-after']).toBeDefined();
    await page.getByRole('heading', { level: 1, name: /suspended/ }).waitFor();
    for (const [path, seconds] of [
      ['/totem/anagrafe-e-urp', '30'],
      ['/en/tabellone/anagrafe-e-urp', '30'],
      ['/servizi', undefined],
    ] as const) {
      expect((await page.goto(portal(SUSPENDED, path)))?.headers()['refresh'], path).toBe(seconds);
    }
    await page.goto(portal('metropoli', `/?q=${SUSPENDED}`));
    await page.getByText('Portale sospeso per il momento').waitFor();
  } finally {
    await casa('tenant', 'resume', SUSPENDED);
  }
  await expect.poll(async () => (await page.goto(portal(SUSPENDED, '/servizi')))?.status(), { timeout: 10_000 }).toBe(200);
});
