import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { BookingPages } from './support/booking-pages.ts';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { aCitizen } from './support/citizen.ts';
import { closedForWeeks } from './support/database.ts';
import { mailTo } from './support/mailbox.ts';
import { bookingPage, freeStarts, type Place } from './support/neighbours.ts';
import { logIn } from './support/person.ts';
import { portal } from './support/stack.ts';
import { logs } from './support/traces.ts';

const open = useBrowser();
const newJudgedPage = useJudgedPages();

const SERVICE = 'Informazioni e orientamento';
/** Near Triggiano, and nobody's place in the logs but this test's. */
const POSITION = { latitude: 41.06612, longitude: 16.92534 };

const results = (page: Page) => page.locator('.casa-nearby-list > li');
const towns = async (page: Page) => (await results(page).locator('h3').allInnerTexts()).map((text) => text.split(',')[0]);

async function search(page: Page, from: string, order?: RegExp): Promise<void> {
  await page.getByLabel('Di quale servizio hai bisogno?').selectOption({ label: SERVICE });
  await page.getByLabel('Da quale Comune parti?').selectOption({ label: from });
  if (order) await page.getByRole('group', { name: 'Che cosa conta di più?' }).getByText(order).click();
  await page.getByRole('button', { name: 'Trova il primo orario libero' }).click();
  await page.getByRole('heading', { level: 2, name: new RegExp(SERVICE) }).waitFor();
}

describe('the first free hour nearby', () => {
  test.each([
    ['on a telephone, without JavaScript', { ...PHONE, ...NO_SCRIPT }],
    ['on a desk, with it', DESKTOP],
  ])('is found on the consortium’s home and booked in its municipality: %s', async (_where, window) => {
    const page = await (await open(window)).newPage();
    await page.goto(portal('metropoli'));
    await search(page, 'Cellamare');
    expect(await results(page).count()).toBe(10);
    await search(page, 'Cellamare', /Fare meno strada/);
    expect((await towns(page))[0]).toBe('Cellamare');

    // Farther on in the list the numbers go on.
    await page.getByRole('button', { name: 'Mostra gli uffici seguenti' }).click();
    await expect.poll(() => page.locator('.casa-nearby-list').getAttribute('start')).toBe('11');
    await page.goBack();

    const chosen = results(page).filter({ hasText: /^Capurso/ });
    const hour = /\d+:\d\d/.exec(await chosen.locator('time').innerText())![0];
    await chosen.getByRole('link', { name: 'Prenota' }).click();
    await page.waitForURL(/^http:\/\/capurso\..*\/prenota\/dati\?/);
    const steps = new BookingPages(page);
    const citizen = aCitizen({ isResident: false });
    await steps.fillIn(citizen);
    await steps.reachReview();
    const summary = await page.getByRole('main').innerText();
    for (const said of [SERVICE, hour, 'Capurso']) expect(summary).toContain(said);
    await steps.confirm();
    expect((await mailTo(citizen.email, 1)).text).toContain(hour);
  });

  test('is found from where the browser is, which stands in no address and in no log', async () => {
    const context = await open({ ...DESKTOP, geolocation: POSITION, permissions: ['geolocation'] });
    const page = await context.newPage();
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await page.goto(portal('metropoli', '/primo-appuntamento'));
    await page.getByLabel('Di quale servizio hai bisogno?').selectOption({ label: SERVICE });
    await page.getByText('Fare meno strada').click();
    await page.getByRole('button', { name: 'Trova vicino a dove sono ora' }).click();
    await page.getByText('Partendo da dove sei ora.').waitFor();
    expect((await towns(page))[0]).toBe('Triggiano');
    await page.getByRole('button', { name: 'Mostra gli uffici seguenti' }).click();
    await expect.poll(() => page.locator('.casa-nearby-list').getAttribute('start')).toBe('11');
    // Sent, it does not stay in the form, which another button sends in an address.
    await page.route('**/primo-appuntamento', (route) => route.fulfill({ status: 204 }), { times: 1 });
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Trova vicino a dove sono ora' }).click();
    expect((await sent).postData()).toContain('latitudine=41.066');
    expect(await page.locator('.casa-nearby-form [name=latitudine]').count()).toBe(0);
    for (const part of ['41.066', '16.925']) {
      expect(addresses.filter((address) => address.includes(part))).toEqual([]);
      for (const [name, text] of logs()) expect(text.includes(part), `${part} in ${name}`).toBe(false);
    }
    expect(await context.cookies()).toEqual([]);
  });

  test('says so when the browser gives no position, and leaves the list of towns', async () => {
    const page = await (await open({ ...DESKTOP, permissions: [] })).newPage();
    await page.goto(portal('metropoli', '/primo-appuntamento'));
    await page.getByRole('button', { name: 'Trova vicino a dove sono ora' }).click();
    await page.getByText('Non abbiamo ricevuto la tua posizione').waitFor();
    await search(page, 'Turi');
  });

  test('sets out from the municipality whose portal it is', async () => {
    const page = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
    await page.goto(portal('putignano', '/prenota'));
    await page.getByRole('link', { name: 'Cerca il primo posto libero in tutti i Comuni' }).click();
    expect(await page.getByLabel('Da quale Comune parti?').inputValue()).toBe('putignano');
    expect(await page.getByRole('button', { name: 'Trova vicino a dove sono ora' }).isVisible()).toBe(false);
  });

  test('of a service for residents is in one’s own town alone', async () => {
    const page = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
    const address = '/primo-appuntamento?servizio=carta-identita-elettronica&comune=noci&modalita=presenza&ordine=orario';
    await page.goto(portal('metropoli', address));
    await page.getByText('si fa nel Comune in cui abiti').waitFor();
    await page.getByText('Abito in questo Comune', { exact: true }).click();
    await page.getByRole('button', { name: 'Trova il primo orario libero' }).click();
    expect(new Set(await towns(page))).toEqual(new Set(['Noci']));
  });
});

const CLOSED: Place = { municipality: 'bitritto', service: 'informazioni-e-orientamento', office: 'anagrafe-e-urp' };

test.each([
  ['without JavaScript', { ...PHONE, ...NO_SCRIPT }],
  ['with it', DESKTOP],
])('whoever would wait long at one town is told of another one, %s', async (_how, window) => {
  const openAgain = await closedForWeeks(CLOSED.municipality);
  try {
    const page = await (await open(window)).newPage();
    const notice = page.getByText('In altri Comuni si fa prima');
    await expect
      .poll(
        async () => {
          await page.goto(bookingPage(CLOSED));
          return notice.isVisible();
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    const [sooner] = await page.getByRole('link', { name: /^A \p{Lu}.*, a [\d,]+ km, c’è posto .* alle \d+:\d\d$/u }).all();
    const label = await sooner!.innerText();
    await sooner!.click();
    await page.waitForURL(/\/prenota\/dati\?/);
    expect(new URL(page.url()).hostname).not.toContain(CLOSED.municipality);
    expect(await page.getByRole('main').innerText()).toContain(/\d+:\d\d/.exec(label)![0]);
  } finally {
    await openAgain();
  }
});

const TOWNS: readonly Place[] = [
  { municipality: 'locorotondo', service: 'informazioni-e-orientamento', office: 'anagrafe-e-urp' },
  { municipality: 'alberobello', service: 'informazioni-e-orientamento', office: 'anagrafe-e-urp' },
];

test('two appointments for one service are told of at once and in the personal area; one press cancels the one that is pressed', async () => {
  const page = await newJudgedPage();
  for (const [index, place] of TOWNS.entries()) {
    const [startsAt] = await freeStarts(place);
    // Who books nowhere else: the others may have an appointment for the service from another test.
    await logIn(page, place.municipality, 'Vito Denora', { back: '/area-personale' });
    expect(await page.getByText('quale tieni?').count()).toBe(0);
    await page.goto(bookingPage(place, startsAt));
    const steps = new BookingPages(page);
    await steps.fillIn(aCitizen({ isResident: false }));
    await steps.reachReview();
    await steps.confirm();
    expect(await page.getByText('Hai già un altro appuntamento per questo servizio').count()).toBe(index);
  }
  await expectAccessible(page, 'confirmation with another appointment');
  await page.goto(portal('alberobello', '/area-personale'));
  await page.getByRole('heading', { name: /^Hai due appuntamenti per «.*»: quale tieni\?$/ }).waitFor();
  await expectAccessible(page, 'personal area with two appointments for one service');
  await page.getByRole('button', { name: /^Annulla questo.*Locorotondo/ }).click();
  await page.getByText('L’appuntamento è annullato.').waitFor();
  expect(await page.getByText('quale tieni?').count()).toBe(0);
  expect(await page.locator('.casa-records > li').filter({ hasText: 'Locorotondo' }).innerText()).toMatch(/annullato|disdetto/i);
  expect(await page.locator('.casa-records > li').filter({ hasText: 'Alberobello' }).innerText()).not.toMatch(/annullato|disdetto/i);
});

test.each(['it', 'en'] as const)('the search is accessible in %s', async (language) => {
  const prefix = language === 'it' ? '' : '/en';
  const page = await newJudgedPage();
  for (const path of [
    '/primo-appuntamento',
    '/primo-appuntamento?servizio=&comune=',
    '/primo-appuntamento?servizio=informazioni-e-orientamento&comune=conversano&ordine=equilibrio',
    '/primo-appuntamento?servizio=carta-identita-elettronica&comune=conversano',
  ]) {
    await page.goto(portal('metropoli', prefix + path));
    await expectAccessible(page, prefix + path);
  }
});
