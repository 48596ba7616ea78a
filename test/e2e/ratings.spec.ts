import { text as textIn } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { anAppointmentToday, type AppointmentToday } from './support/agenda-day.ts';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { letterAbout } from './support/mailbox.ts';
import type { Place } from './support/neighbours.ts';
import { logIn } from './support/person.ts';
import { cannotBeTakenBack, monthsGoBy, othersRated, ratingsAtOfficeOf, starsCountedAtOfficeOf } from './support/ratings.ts';
import { portal } from './support/stack.ts';

const open = useBrowser();
const newJudgedPage = useJudgedPages();
const URP: Place = { municipality: 'bari', service: 'informazioni-e-orientamento', office: 'urp' };
const FIGURES = '/ufficio/dati/urp';
const LINK = /http:\S*\/com-e-andata\/link\/[\w-]+/;

const at = (path: string): string => portal('bari', path);
const textOf = (page: Page): Promise<string> => page.getByRole('main').innerText();

/** Chiara De Giglio manages the office. */
async function asManager(page: Page, back: string, withoutScript = true): Promise<void> {
  await logIn(page, 'bari', 'Chiara De Giglio', { federation: 'sso', back, withoutScript });
  await page.waitForURL(at(back));
}

let visit: AppointmentToday;
let link: string;

/** Somebody is served; the operator presses the buttons of the agenda. */
beforeAll(async () => {
  visit = await anAppointmentToday(URP, 1);
});

test('whoever was served gets one letter, with a link to say how it went', async () => {
  const page = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
  await asManager(page, '/ufficio/agenda/urp');
  for (const step of ['Chiama', 'Inizia', 'Concludi']) {
    await page
      .locator(`#a-${visit.id}`)
      .getByRole('button', { name: new RegExp(`^${step}`) })
      .click();
    await page.waitForLoadState();
  }
  await cannotBeTakenBack(visit.id);
  const letter = await letterAbout(visit.email, 'Com’è andata?');
  expect(letter).toContain('Quanto è stato facile?');
  expect(letter).toContain('È l’unico messaggio');
  link = LINK.exec(letter)?.[0] ?? '';
  expect(link).not.toBe('');
});

test('it is said on a telephone without a script, once; said again, it is another answer of the same person', async () => {
  const page = await (await open({ ...PHONE, ...NO_SCRIPT })).newPage();
  await page.goto(link);
  expect(page.url()).toBe(at('/com-e-andata'));
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Quanto è stato facile usare questo servizio?');

  await page.getByRole('button', { name: 'Invia la valutazione' }).click();
  await page.getByRole('alert').getByText('Scegli da 1 a 5 stelle').waitFor();

  await page.locator('label[for=stelle-2]').click();
  expect(await page.getByText('Quali sono stati gli aspetti che hai preferito?').isVisible()).toBe(false);
  await page.getByText('A volte le indicazioni non erano chiare').click();
  await page.getByRole('button', { name: 'Invia la valutazione' }).click();
  await page.getByText('Grazie, il tuo parere').waitFor();

  await page.locator('label[for=stelle-4]').click();
  await page.getByText('Le indicazioni erano complete').click();
  await page.getByLabel('Vuoi aggiungere altri dettagli?').fill('Gentili e veloci.\nSolo il parcheggio…');
  await page.getByRole('button', { name: 'Salva la nuova valutazione' }).click();
  await page.getByText('Grazie, il tuo parere').waitFor();
  expect(await page.getByLabel('Vuoi aggiungere altri dettagli?').inputValue()).toContain('Gentili e veloci.');
  expect(await ratingsAtOfficeOf(visit.id)).toBe(1);
});

test('a link that is not one opens nothing', async () => {
  const page = await (await open(DESKTOP)).newPage();
  const answer = await page.goto(`${link.slice(0, -4)}AAAA`);
  expect(answer?.status()).toBe(404);
});

test('the manager sees what was thought once five have said it, and never who', async () => {
  const page = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
  await asManager(page, FIGURES);
  await othersRated(visit.id, [5, 5, 5, 1]);
  // Who rates has their day counted anew.
  const phone = await (await open({ ...PHONE, ...NO_SCRIPT })).newPage();
  await phone.goto(link);
  await phone.getByRole('button', { name: 'Salva la nuova valutazione' }).click();
  await phone.getByText('Grazie, il tuo parere').waitFor();

  await vi.waitFor(async () => expect(await starsCountedAtOfficeOf(visit.id)).toBe(5), { timeout: 20_000, interval: 500 });
  // Who looks every day sees no single one come.
  await page.reload();
  expect(await textOf(page)).not.toMatch(/stelle su 5|Gentili e veloci/);

  await monthsGoBy(visit.id);
  await page.reload();
  expect(await textOf(page)).toContain('4 stelle su 5, da 5 persone');
  const text = await textOf(page);
  expect(text).toContain('Gentili e veloci.');
  expect(text).toContain('4 stelle su 5, Informazioni');
  for (const told of [visit.name, visit.email, visit.code, 'Chiara', 'De Giglio']) expect(text).not.toContain(told);

  await page.getByRole('link', { name: 'Ultime 12 settimane' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Scarica i dati (CSV)' }).click();
  const lines = (await textIn(await (await download).createReadStream())).split('\r\n');
  expect(lines[0]).toContain('Vista;Voce;Prenotati;Serviti');
  expect(lines.find((line) => line.startsWith('Totale;'))).toMatch(/;5;4;1;0;0;1;3$/);
});

test('figures are not for who does not manage the office', async () => {
  const page = await (await open(DESKTOP)).newPage();
  await logIn(page, 'bari', 'Anna Ranieri', { federation: 'sso', back: '/ufficio/agenda/urp' });
  expect(await page.getByRole('link', { name: 'Dati', exact: true }).count()).toBe(0);
  const answer = await page.goto(at(FIGURES));
  expect(answer?.status()).toBe(403);
});

test('an administrator sees the figures of every office', async () => {
  const page = await (await open(DESKTOP)).newPage();
  await logIn(page, 'bari', 'Paolo Mastrandrea', { federation: 'sso', back: '/ufficio/dati' });
  await page.waitForURL(/\/ufficio\/dati\/[a-z-]+$/);
  await page.getByRole('heading', { level: 1, name: 'Dati dell’ufficio' }).waitFor();
});

test('the pages are accessible, on a telephone and on a desk', async () => {
  const page = await newJudgedPage();
  await page.goto(link);
  await expectAccessible(page, 'the rating');
  await page.getByRole('button', { name: 'Salva la nuova valutazione' }).click();
  await page.getByText('Grazie, il tuo parere').waitFor();
  await expectAccessible(page, 'the rating, given');
  await asManager(page, FIGURES, false);
  await expectAccessible(page, 'the figures by months');
  await page.getByRole('link', { name: 'Ultime 12 settimane' }).click();
  await expectAccessible(page, 'the figures by weeks');
  await page.goto(at(`/en${FIGURES}`));
  await expectAccessible(page, 'the figures in English');
});
