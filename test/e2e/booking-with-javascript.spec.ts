import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESKTOP, PHONE, complaintsOf, useBrowser } from './support/browser.ts';
import { BookingPages } from './support/booking-pages.ts';
import { aCitizen } from './support/citizen.ts';
import { expectFocus, hasFocus, tabTo } from './support/focus.ts';
import { mailTo } from './support/mailbox.ts';
import { portal } from './support/stack.ts';
import { bookMoveAndCancel, manageLink } from './support/whole-journey.ts';

const open = useBrowser();

test('the same on a telephone, by touch', async () => {
  await bookMoveAndCancel({ open: () => open(PHONE), press: (target) => target.tap(), day: 4 });
});

test('with the keyboard alone', async () => {
  const page = await (await open(DESKTOP)).newPage();
  const complaints = complaintsOf(page);
  const citizen = aCitizen();
  const keys = page.keyboard;
  const enter = async (target: Locator): Promise<void> => {
    await tabTo(page, target);
    await keys.press('Enter');
  };
  await page.goto(portal('bari'));
  await keys.press('Tab');
  expect(await hasFocus(page.getByRole('link', { name: 'Vai al contenuto' }))).toBe(true);
  await keys.press('Enter');
  await enter(page.getByRole('link', { name: 'Informazioni e orientamento' }));
  await enter(page.getByRole('main').getByRole('link', { name: 'Prenota un appuntamento' }));
  await tabTo(page, page.getByRole('radio', { name: /Di persona/ }));
  await keys.press('ArrowDown');
  expect(await hasFocus(page.getByRole('radio', { name: 'Per telefono' }))).toBe(true);
  await enter(page.getByRole('button', { name: 'Avanti' }));

  // In the calendar the arrows go from free day to free day; the others are passed over.
  await enter(page.getByRole('link', { name: /Mese successivo/ }));
  await page.getByRole('link', { name: /Mese precedente/ }).waitFor();
  const { freeDays, hours } = new BookingPages(page);
  await tabTo(page, freeDays.first());
  await keys.press('ArrowRight');
  expect(await hasFocus(freeDays.nth(1))).toBe(true);
  await keys.press('ArrowLeft');
  expect(await hasFocus(freeDays.first())).toBe(true);
  await keys.press('ArrowDown');
  // The same day of a later week: of the next one, unless that is a holiday.
  const days = Number.parseInt(await page.locator(':focus').innerText(), 10) - Number.parseInt(await freeDays.first().innerText(), 10);
  expect(days).toBeGreaterThan(0);
  expect(days % 7).toBe(0);
  await keys.press('Enter');
  // No page is loaded from here on: the focus goes where a screen reader has to read on.
  await expectFocus(page.getByRole('heading', { level: 2, name: 'Orari liberi di' }));
  await enter(hours.first());
  await expectFocus(page.getByRole('heading', { level: 1, name: 'I tuoi dati' }));

  const type = async (label: string, text: string): Promise<void> => {
    await tabTo(page, page.getByLabel(label, { exact: true }));
    await keys.insertText(text);
  };
  await type('Nome', citizen.givenName);
  await type('Cognome', citizen.familyName);
  await type('Via e numero civico', citizen.street);
  await type('CAP', citizen.postalCode);
  await type('Comune', citizen.city);
  await tabTo(page, page.getByRole('group', { name: /Risiedi a/ }).getByRole('radio', { name: 'Sì' }));
  await keys.press('Space');
  await type('E-mail', citizen.email);
  await type('Telefono', citizen.telephone);
  await type('Motivo della richiesta', citizen.reason);
  await tabTo(page, page.getByRole('checkbox'));
  await keys.press('Space');
  await enter(page.getByRole('button', { name: 'Vai al riepilogo' }));
  await expectFocus(page.getByRole('heading', { level: 1, name: 'Riepilogo' }));
  await enter(page.getByRole('button', { name: 'Conferma la prenotazione' }));
  await page.waitForURL('**/prenotazioni/conferma');
  const mail = await mailTo(citizen.email, 1);
  expect(mail.text).toContain('Per telefono');

  await page.goto(manageLink(mail));
  await enter(page.getByRole('link', { name: 'Sposta l’appuntamento' }));
  await enter(page.getByRole('button', { name: /^Sposta a / }));
  await expectFocus(page.getByRole('heading', { level: 1, name: 'Confermi il nuovo orario?' }));
  await enter(page.getByRole('button', { name: 'Sposta l’appuntamento' }));
  await page.getByText('Appuntamento spostato.').waitFor();
  expect(complaints()).toEqual([]);
});

test('in English, from the home page to the mail', async () => {
  const context = await open({ ...PHONE, locale: 'en-GB' });
  const page = await context.newPage();
  const steps = new BookingPages(page, 'en');
  const citizen = aCitizen({ isResident: false, city: 'Lecce', postalCode: '73100' });
  await page.goto(portal('bari'));
  await page.getByRole('link', { name: 'English' }).tap();
  await page.getByRole('main').getByRole('link', { name: 'Book an appointment' }).tap();
  await page.getByRole('link', { name: /Information and guidance/ }).tap();
  await page.getByRole('button', { name: 'Continue' }).tap();
  await page.waitForURL('**/en/prenota/orario?**');
  await steps.chooseDayNextMonth(6);
  await steps.chooseHour(1);
  await page.waitForURL('**/en/prenota/dati?**');
  await steps.fillIn(citizen);
  await steps.reachReview();
  const code = await steps.confirm();
  expect(new URL(page.url()).pathname).toBe('/en/prenotazioni/conferma');
  const mail = await mailTo(citizen.email, 1);
  expect(mail.subject).toMatch(/appointment/i);
  expect(mail.text).toContain(code);
  await page.goto(manageLink(mail));
  expect(new URL(page.url()).pathname).toBe('/en/prenotazioni/appuntamento');
  await page.getByText(code).waitFor();
});
