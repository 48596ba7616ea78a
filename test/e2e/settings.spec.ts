import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { DESKTOP, NO_SCRIPT, useBrowser } from './support/browser.ts';
import { bookElsewhere, bookingPage, freeStarts, type Place } from './support/neighbours.ts';
import { logIn } from './support/person.ts';
import { portal } from './support/stack.ts';

const open = useBrowser();
const newJudgedPage = useJudgedPages();
const TOWN = 'bari';
/** Booked first at the desk that gives nothing else. */
const RESIDENCE: Place = {
  ...{ municipality: TOWN, service: 'cambio-di-residenza', office: 'anagrafe-centrale' },
  answers: ['Da un altro Comune italiano', '2'],
};
const SETTINGS = `/ufficio/impostazioni/${RESIDENCE.office}`;
const DESK = 'residenza-1';

const at = (path: string): string => portal(TOWN, path);
const textOf = (page: Page): Promise<string> => page.getByRole('main').innerText();

async function asManager(page: Page, back: string, withoutScript = false): Promise<void> {
  await logIn(page, TOWN, 'Chiara De Giglio', { federation: 'sso', back, withoutScript });
  await page.waitForURL(at(back));
}

const preview = (page: Page): Promise<void> => page.getByRole('button', { name: 'Mostra l’anteprima' }).last().click();
const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Conferma e salva' }).click();

/** How many people book the same start, until nobody can. */
async function placesAt(start: string | undefined): Promise<number> {
  for (let count = 0; start !== undefined; count += 1) {
    if ((await bookElsewhere(RESIDENCE, start)).appointment === undefined) return count;
  }
  throw new Error('there is no start to book');
}

/** Hours of the desk: a stretch on each of these days, and nothing else. */
async function fillInWeek(page: Page, days: readonly number[], opens: string, closes: string): Promise<void> {
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    const isOpen = days.includes(weekday);
    await page.locator(`#g${weekday}-0-da`).fill(isOpen ? opens : '');
    await page.locator(`#g${weekday}-0-a`).fill(isOpen ? closes : '');
    await page.locator(`#g${weekday}-1-da`).fill('');
    await page.locator(`#g${weekday}-1-a`).fill('');
  }
}

test('hours with a booking outside: shown before, kept after, and citizens find the new ones, without JavaScript', async () => {
  const starts = await freeStarts(RESIDENCE);
  const late = starts.findLast((start) => start.slice(11, 16) >= '10:00');
  const { appointment } = late === undefined ? {} : await bookElsewhere(RESIDENCE, late);
  const page = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
  await asManager(page, `${SETTINGS}/orari?sportello=${DESK}`, true);
  await page.getByText('Questo sportello segue gli orari dell’ufficio').click();
  await fillInWeek(page, [1, 2, 3, 4, 5], '8.00', '8');
  await preview(page);
  await page.getByRole('heading', { name: /da correggere/ }).waitFor();
  expect(await page.locator('#g1-0-da').inputValue()).toBe('8.00');
  await fillInWeek(page, [1, 2, 3, 4, 5], '8.00', '10');
  await preview(page);
  const shown = await textOf(page);
  expect(shown).toContain('Anteprima: non è ancora salvato');
  expect(shown).toContain('08:00–10:00');
  expect(shown).toContain('Appuntamenti che restano fuori');
  expect(shown).toContain(appointment?.code);
  await save(page);
  expect(await textOf(page)).toMatch(new RegExp(`Le impostazioni sono salvate[\\s\\S]*${appointment?.code}`));
  const now = await freeStarts(RESIDENCE);
  // The office opens later.
  expect(starts.filter((start) => start.slice(11, 16) === '08:00')).toEqual([]);
  expect(now.filter((start) => start.slice(11, 16) === '08:00').length).toBeGreaterThan(0);
});

test('two managers at once: the second sees the difference, keeps what they typed, and decides', async () => {
  const [first, second] = [await (await open(DESKTOP)).newPage(), await (await open(DESKTOP)).newPage()];
  const rules = `${SETTINGS}/servizi/${RESIDENCE.service}`;
  for (const page of [first, second]) {
    await asManager(page, rules);
    await page.getByLabel('Appuntamenti aperti che una persona può avere').fill(page === first ? '3' : '4');
    await preview(page);
    await page.getByRole('heading', { name: 'Anteprima: non è ancora salvato' }).waitFor();
  }
  await save(first);
  await first.getByText('Fatto: le impostazioni sono salvate').waitFor();
  await save(second);
  await second.getByText('Nel frattempo qualcun altro ha cambiato').waitFor();
  expect(await second.getByRole('row', { name: /Appuntamenti aperti/ }).innerText()).toMatch(/3\s+4/);
  expect(await second.getByLabel('Appuntamenti aperti che una persona può avere').inputValue()).toBe('4');
  await save(second);
  await second.getByText('Fatto: le impostazioni sono salvate').waitFor();
});

test('a new desk, a question and a text are there for whoever books', async () => {
  const page = await newJudgedPage();
  await asManager(page, `${SETTINGS}/sportelli/nuovo`);
  await page.getByLabel('Nome', { exact: true }).fill('Sportello serale');
  await page.getByText('Di persona, allo sportello', { exact: true }).click();
  await page.getByText('Cambio di residenza', { exact: true }).click();
  await preview(page);
  expect(await textOf(page)).toContain('Sportello serale: orari e posti liberi, prima e dopo');
  await expectAccessible(page, 'preview of a new desk');
  const [one, other] = (await freeStarts(RESIDENCE)).filter((start) => start.slice(11, 16) === '11:30').slice(-2);
  const before = await placesAt(one);
  await save(page);
  await page.getByText('Fatto: le impostazioni sono salvate').waitFor();
  expect(await placesAt(other)).toBe(before + 1);
  // Its hours, which lead back to its hours.
  await page.getByRole('link', { name: 'Sportello serale' }).click();
  await preview(page);
  await save(page);
  await page.getByText('Fatto: le impostazioni sono salvate').waitFor();
  expect(new URL(page.url()).searchParams.get('sportello')).toBe('sportello-serale');

  await page.goto(at(`${SETTINGS}/servizi/${RESIDENCE.service}/domande`));
  const fresh = page.getByRole('group', { name: 'Nuova domanda' });
  await fresh.getByLabel('Domanda', { exact: false }).first().fill('Da quale Comune arrivi?');
  await fresh.getByLabel('Come si risponde').selectOption('Più righe');
  await preview(page);
  expect(await page.getByRole('row', { name: /: Come si risponde/ }).innerText()).toMatch(/Una riga\s+Più righe/);
  await expectAccessible(page, 'preview of a question');
  await save(page);
  await page.getByText('Fatto: le impostazioni sono salvate').waitFor();

  await page.goto(at(`${SETTINGS}/servizi/${RESIDENCE.service}/testi`));
  await page.getByLabel('Cosa portare, 1', { exact: true }).fill('Il contratto d’affitto registrato');
  await preview(page);
  await save(page);
  await page.getByText('Fatto: le impostazioni sono salvate').waitFor();

  const citizen = await (await open(DESKTOP)).newPage();
  await citizen.goto(at(`/servizi/${RESIDENCE.service}`));
  expect(await textOf(citizen)).toContain('Il contratto d’affitto registrato');
  const [start] = await freeStarts(RESIDENCE);
  await citizen.goto(bookingPage(RESIDENCE, start));
  await citizen.getByText('Da quale Comune arrivi?').waitFor();
});

test('every page can be used by everybody', async () => {
  const page = await newJudgedPage();
  await asManager(page, SETTINGS);
  const service = `/servizi/${RESIDENCE.service}`;
  for (const path of ['', '/orari', '/giorni', '/sportelli/cie-1', service, `${service}/domande`, `${service}/testi`]) {
    await page.goto(at(`${SETTINGS}${path}`));
    await expectAccessible(page, path);
  }
  await page.goto(at(`${SETTINGS}/giorni`));
  await preview(page);
  await page.getByRole('heading', { name: /da correggere/ }).waitFor();
  await expectAccessible(page, 'an exception without a day');
});

test('somebody else’s office is not there', async () => {
  const page = await (await open(DESKTOP)).newPage();
  await asManager(page, SETTINGS);
  const answer = await page.goto(at('/ufficio/impostazioni/tributi'));
  expect(answer?.status()).toBe(404);
});
