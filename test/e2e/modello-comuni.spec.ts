import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inRoot } from '../../tools/lib/paths.ts';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { portal } from './support/stack.ts';
import { VOCABULARY } from './support/vocabulary.ts';

// The criteria of the Modello Comuni by their codes, as the ministry's validator judges them (italia/pa-website-validator-ng).

const open = useBrowser();

const CARD = '/servizi/carta-identita-elettronica';
const BOOKING = '/prenota/orario?servizio=carta-identita-elettronica&ufficio=anagrafe-centrale&modalita=presenza';
const FIRST_AND_SECOND_LEVEL = [
  '/',
  '/comune',
  '/comune/uffici',
  '/comune/aree-amministrative',
  '/novita',
  '/novita/categoria/notizie',
  '/servizi',
  '/servizi/categoria/anagrafe-e-stato-civile',
  '/vivere',
  '/vivere/luoghi',
  '/vivere/eventi',
  '/argomenti',
  '/argomenti/residenza',
];
const EVERYWHERE = [...FIRST_AND_SECOND_LEVEL, CARD, BOOKING, '/comune/uffici/urp', '/domande-frequenti', '/note-legali', '/accessibilita'];

async function newPage(options = {}): Promise<Page> {
  return (await open({ ...DESKTOP, ...NO_SCRIPT, ...options })).newPage();
}

/** The texts of all elements of a name. */
function texts(page: Page, element: string): Promise<string[]> {
  return page.locator(`[data-element="${element}"]`).evaluateAll((found) => found.map(({ textContent }) => textContent.trim()));
}

const lower = (words: readonly string[]): readonly string[] => words.map((word) => word.toLowerCase());

async function visit(page: Page, path: string, municipality = 'bari'): Promise<void> {
  const answer = await page.goto(portal(municipality, path));
  expect(answer?.status(), path).toBe(200);
}

test('C.SI.1.1 titles and paragraphs are set in the fonts of the model', async () => {
  const page = await newPage();
  for (const path of EVERYWHERE) {
    await visit(page, path);
    const fonts = await page
      .locator('h1, h2, h3, h4, h5, h6, p')
      .evaluateAll((found) => [
        ...new Set(found.map((element) => getComputedStyle(element).fontFamily.split(',')[0]!.replaceAll(/["']/g, '').trim())),
      ]);
    expect(fonts.length, path).toBeGreaterThan(0);
    expect(
      fonts.filter((font) => !['Titillium Web', 'Lora', 'Roboto Mono'].includes(font)),
      path,
    ).toEqual([]);
  }
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => document.fonts.check('16px "Titillium Web"'))).toBe(true);
});

test('C.SI.1.2 the pages are made with Bootstrap Italia 2', async () => {
  const css = readFileSync(inRoot('node_modules/bootstrap-italia/dist/css/bootstrap-italia.min.css'), 'utf8');
  const known = new Set(Array.from(css.matchAll(/\.(-?[_a-zA-Z][\w-]*)/g), ([, name]) => name!));
  const page = await newPage();
  for (const path of EVERYWHERE) {
    await visit(page, path);
    const version = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--bootstrap-italia-version'));
    expect(version.replaceAll(/["']/g, '').trim(), path).toMatch(/^2\.\d+\.\d+$/);
    const used = await page.locator('[class]').evaluateAll((found) => [...new Set(found.flatMap(({ classList }) => [...classList]))]);
    const share = used.filter((name) => known.has(name)).length / used.length;
    expect(share, `${path}: ${used.filter((name) => !known.has(name)).join(' ')}`).toBeGreaterThanOrEqual(0.3);
  }
});

test.each(['bari', 'poggiorsini', 'adelfia'])(
  'C.SI.1.3, 2.1, 2.2 and R.SI.1.1 every service card of %s is complete',
  async (municipality) => {
    const page = await newPage();
    await visit(page, '/servizi', municipality);
    expect(await page.locator('a[data-element="appointment-booking"]').count()).toBeGreaterThan(0);
    const cards: string[] = [];
    for (;;) {
      cards.push(
        ...(await page
          .locator('[data-element="service-link"]')
          .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname))),
      );
      const more = await page
        .locator('[data-element="pager-link"]')
        .getAttribute('href', { timeout: 1 })
        .catch(() => null);
      if (more === null) break;
      await visit(page, more, municipality);
    }
    expect(cards.length).toBeGreaterThanOrEqual(10);
    expect(new Set(cards).size).toBe(cards.length);
    for (const card of cards) await expectCompleteCard(page, municipality, card);
  },
);

async function expectCompleteCard(page: Page, municipality: string, path: string): Promise<void> {
  await visit(page, path, municipality);
  for (const element of [
    'service-title',
    'service-description',
    'service-status',
    'service-addressed',
    'service-how-to',
    'service-needed',
    'service-achieved',
  ]) {
    const found = await texts(page, element);
    expect(found.length, `${element} of ${path}`).toBe(1);
    expect(found[0]!.length, `${element} of ${path}`).toBeGreaterThanOrEqual(3);
  }
  expect((await texts(page, 'service-area')).length, path).toBeGreaterThan(0);
  const topics = lower(await texts(page, 'service-topic'));
  expect(topics.length, path).toBeGreaterThan(0);
  expect(VOCABULARY.topics, path).toEqual(expect.arrayContaining([...topics]));
  expect(
    await page.locator('[data-element="service-calendar-text"], [data-element="service-calendar-list"]').count(),
    path,
  ).toBeGreaterThan(0);
  const access = ['service-generic-access', 'service-booking-access', 'service-online-access', 'service-file'].map(
    (name) => `[data-element="${name}"]`,
  );
  expect(await page.locator(access.join(', ')).count(), path).toBeGreaterThan(0);
  expect(await page.locator('ul[data-element="page-index"] > li > a').allInnerTexts(), path).toEqual(VOCABULARY.cardIndex);
  expect(await page.locator('a[data-element="appointment-booking"]').count(), path).toBeGreaterThan(0);

  const crumbs = (await page.locator('[data-element="breadcrumb"] li').allInnerTexts()).map((text) => text.replace(/\s*\/$/, '').trim());
  const services = crumbs.indexOf('Servizi');
  expect(services, path).toBeGreaterThan(0);
  expect(VOCABULARY.serviceCategories, path).toContain(crumbs[services + 1]?.toLowerCase());

  const metadata = JSON.parse((await page.locator('script[data-element="metatag"]').textContent()) ?? '') as unknown;
  const text: unknown = expect.stringMatching(/\S/);
  expect(metadata, path).toMatchObject({
    name: (await texts(page, 'service-title'))[0],
    serviceType: text,
    serviceOperator: { name: text },
    areaServed: { name: text },
    audience: { audienceType: text },
    availableChannel: {
      serviceUrl: expect.stringMatching(/^https?:\/\//) as unknown,
      serviceLocation: {
        name: text,
        address: { streetAddress: text, postalCode: expect.stringMatching(/^\d{5}$/) as unknown, addressLocality: text },
      },
    },
  });
}

test('C.SI.1.5 the topics are those of the vocabulary', async () => {
  const page = await newPage();
  await visit(page, '/');
  await page.locator('[data-element="all-topics"]').click();
  const topics = lower(await texts(page, 'topic-element'));
  expect(topics.length).toBeGreaterThan(10);
  expect(VOCABULARY.topics).toHaveLength(64);
  expect(VOCABULARY.topics).toEqual(expect.arrayContaining([...topics]));
});

test('C.SI.1.6 the first level of the menu', async () => {
  const page = await newPage();
  await visit(page, '/');
  for (const [element, title] of Object.entries({
    management: 'Amministrazione',
    news: 'Novità',
    'all-services': 'Servizi',
    live: 'Vivere Bari',
  })) {
    const link = page.locator(`[data-element="${element}"]`);
    expect(await texts(page, element)).toEqual([title]);
    expect(await link.evaluate((found) => (found as HTMLAnchorElement).origin === location.origin)).toBe(true);
  }
});

test('C.SI.1.7 the second level of the menu', async () => {
  const page = await newPage();
  await visit(page, '/comune');
  expect(VOCABULARY.managementCategories).toEqual(expect.arrayContaining([...lower(await titles(page, 'management-category-link'))]));
  await visit(page, '/novita');
  expect(VOCABULARY.newsCategories).toEqual(expect.arrayContaining([...lower(await titles(page, 'news-category-link'))]));
  await visit(page, '/servizi');
  expect(VOCABULARY.serviceCategories).toEqual(expect.arrayContaining([...lower(await titles(page, 'service-category-link'))]));
  await visit(page, '/vivere');
  for (const button of ['live-button-locations', 'live-button-events']) {
    await page.locator(`[data-element="${button}"]`).click();
    expect(new URL(page.url()).pathname).toMatch(/^\/vivere\/./);
    await page.goBack();
  }
});

/** Of the links of a kind; there is at least one. */
async function titles(page: Page, element: string): Promise<readonly string[]> {
  const found = await texts(page, element);
  expect(found.length, element).toBeGreaterThan(0);
  return found;
}

test('C.SI.2.3, 2.4, 3.2, 3.3 what the foot of every page leads to', async () => {
  const page = await newPage();
  for (const path of EVERYWHERE) {
    await visit(page, path);
    const foot = page.locator('footer');
    expect(await foot.locator('[data-element="faq"]').innerText(), path).toMatch(/FAQ|domande frequenti/i);
    expect(await foot.locator('[data-element="report-inefficiency"]').innerText(), path).toBe('Segnalazione disservizio');
    expect(await foot.locator('[data-element="accessibility-link"]').count(), path).toBe(1);
    expect(await foot.locator('[data-element="privacy-policy-link"]').getAttribute('href'), path).toMatch(/^https:\/\//);
    expect(await foot.locator('[data-element="legal-notes"]').count(), path).toBe(1);
  }
  await page.locator('footer [data-element="faq"]').click();
  await page.getByRole('heading', { level: 1, name: 'Domande frequenti' }).waitFor();
  expect(await page.locator('.casa-faq details').count()).toBeGreaterThan(3);
});

test('C.SI.3.4 the licence of the contents', async () => {
  const page = await newPage();
  await visit(page, '/');
  await page.locator('footer [data-element="legal-notes"]').click();
  expect(await texts(page, 'legal-notes-section')).toEqual(['Licenza dei contenuti']);
  expect(await texts(page, 'legal-notes-body')).toEqual([VOCABULARY.legalNotice]);
});

test('C.SI.2.5 every page of the first two levels and every card can be evaluated', async () => {
  const page = await newPage();
  for (const path of [...FIRST_AND_SECOND_LEVEL, CARD]) {
    await visit(page, path);
    expect(await texts(page, 'feedback-title'), path).toEqual(['Quanto sono chiare le informazioni su questa pagina?']);
    const feedback = page.locator('[data-element="feedback"]');
    for (let stars = 1; stars <= 5; stars += 1)
      expect(await feedback.locator(`[data-element="feedback-rate-${stars}"]`).count(), path).toBe(1);
    for (const kind of ['positive', 'negative'] as const) {
      const rating = feedback.locator(`[data-element="feedback-rating-${kind}"]`);
      expect(await rating.locator('[data-element="feedback-rating-question"]').allTextContents(), path).toEqual([
        VOCABULARY[`${kind}Question`],
      ]);
      expect(await rating.locator('[data-element="feedback-rating-answer"]').allTextContents(), path).toEqual(VOCABULARY[`${kind}Answers`]);
    }
    expect(await feedback.locator('[data-element="feedback-input-text"]').count(), path).toBe(1);
  }
});

test.each([
  { name: 'with JavaScript', window: PHONE },
  { name: 'without', window: { ...PHONE, ...NO_SCRIPT } },
])('C.SI.2.6 the stars ask what was good or what was hard, at once, $name', async ({ window }) => {
  const page = await newPage({ javaScriptEnabled: true, ...window });
  await visit(page, CARD);
  const positive = page.locator('[data-element="feedback-rating-positive"]');
  const negative = page.locator('[data-element="feedback-rating-negative"]');
  const shown = async (): Promise<{ positive: boolean; negative: boolean }> => ({
    positive: await positive.isVisible(),
    negative: await negative.isVisible(),
  });
  expect(await shown()).toEqual({ positive: false, negative: false });
  for (const stars of [1, 4, 2, 5, 3]) {
    const star = page.locator(`[data-element="feedback-rate-${stars}"]`);
    // The second press takes nothing back.
    for (const press of ['first', 'second']) {
      await star.click();
      expect(await shown(), `${press} press of ${stars}`).toEqual({ positive: stars > 3, negative: stars <= 3 });
    }
    expect(await page.locator('[data-element="feedback-input-text"]').isVisible()).toBe(true);
  }
  await negative.getByText('A volte le indicazioni non erano chiare').click();
  await page.getByLabel('Vuoi aggiungere altri dettagli?').fill('Non ho capito quale fototessera serve');
  await page.getByRole('button', { name: 'Invia la valutazione' }).click();
  await page.getByText('Grazie, il tuo parere ci aiuterà a migliorare il servizio!').waitFor();
  expect(new URL(page.url()).pathname).toBe(CARD);
});

test('an evaluation without stars says what is missing', async () => {
  const page = await newPage();
  await visit(page, '/domande-frequenti');
  await page.locator('[data-element="feedback"] form').evaluate((form) => (form as HTMLFormElement).submit());
  await page.getByText('Scegli da 1 a 5 stelle prima di inviare la valutazione.').waitFor();
});
