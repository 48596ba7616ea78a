import { text } from 'node:stream/consumers';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { aCitizen } from './support/citizen.ts';
import { beginsSoon } from './support/database.ts';
import { mailTo } from './support/mailbox.ts';
import { bookElsewhere, freeStarts, type Place } from './support/neighbours.ts';
import { portal } from './support/stack.ts';
import { manageLink } from './support/whole-journey.ts';

const open = useBrowser();

const URP: Place = { municipality: 'bari', service: 'informazioni-e-orientamento', office: 'urp' };

/** An appointment that was made before, opened by the link of its mail. */
async function openAppointment(page: Page, nth: number): Promise<{ code: string; email: string; link: string }> {
  const citizen = aCitizen();
  const { appointment, refusal } = await bookElsewhere(URP, (await freeStarts(URP))[nth]!, citizen);
  if (!appointment) throw new Error(`Not booked: ${refusal ?? ''}`);
  const link = manageLink(await mailTo(citizen.email, 1));
  expect(link).toBe(appointment.manageUrl);
  await page.goto(link);
  return { code: appointment.code, email: citizen.email, link };
}

test('close to its hour an appointment is no longer changed here, and the page says what to do', async () => {
  const page = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
  const { code } = await openAppointment(page, 0);
  await page.getByRole('link', { name: 'Disdici l’appuntamento' }).click();
  await page.getByRole('button', { name: 'Sì, disdici' }).waitFor();
  // The page stays open until it is too late.
  await beginsSoon(code);
  await page.getByRole('button', { name: 'Sì, disdici' }).click();
  expect(await page.getByRole('alert').innerText()).toMatch(/telefon|chiam/i);
  await page.goto(portal('bari', '/prenotazioni/appuntamento'));
  await page.getByText('Se non puoi venire, telefona all’ufficio.').waitFor();
  await page.getByText('Confermato').waitFor();
  expect(await page.getByRole('link', { name: /Sposta|Disdici/ }).count()).toBe(0);
  expect(await page.getByRole('main').getByRole('link', { name: /080/ }).count()).toBeGreaterThan(0);
  for (const path of ['sposta', 'annulla']) {
    await page.goto(portal('bari', `/prenotazioni/appuntamento/${path}`));
    await page.getByText('Non si può più spostare o disdire online.').waitFor();
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
  }
});

test('whoever moves an appointment too late is told so', async () => {
  const page = await (await open(PHONE)).newPage();
  const { code } = await openAppointment(page, 1);
  await page.getByRole('link', { name: 'Sposta l’appuntamento' }).tap();
  await page.getByRole('button', { name: /Sposta a/ }).tap();
  await page.getByRole('heading', { level: 1, name: 'Confermi il nuovo orario?' }).waitFor();
  await beginsSoon(code);
  await page.getByRole('button', { name: 'Sposta l’appuntamento' }).tap();
  await page.getByRole('status').getByText('Non si può più spostare o disdire online.').waitFor();
});

test('a new link revokes the old one', async () => {
  const page = await (await open(PHONE)).newPage();
  const { code, email, link } = await openAppointment(page, 2);
  await page.getByRole('button', { name: 'Mandami un nuovo link' }).tap();
  await page.getByText('Nuovo link inviato').waitFor();
  expect(await page.getByRole('main').innerText()).not.toContain(email);
  const renewed = manageLink(await mailTo(email, 2));
  expect(renewed).not.toBe(link);
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: 'Il link non è valido' }).waitFor();
  await page.goto(renewed);
  await page.getByText(code).waitFor();
});

test('the calendar file of the page is the entry of the mail', async () => {
  const page = await (await open(DESKTOP)).newPage();
  const { email } = await openAppointment(page, 3);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Scarica il file per il calendario' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^appuntamento-.*\.ics$/);
  const calendar = ICAL.Component.fromString(await text(await download.createReadStream()));
  const { invitation } = await mailTo(email, 1);
  expect(new ICAL.Event(calendar.getFirstSubcomponent('vevent')!).uid).toBe(invitation.uid);
});

test.each(['x', 'AbCdEf0123456789AbCdEf0123456789AbCdEf0123456789', '..%2f..%2fetc'])(
  'a link that was never given opens nothing: %s',
  async (token) => {
    const page = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
    const answer = await page.goto(portal('bari', `/prenotazioni/link/${token}`));
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { level: 1, name: /link non è valido|non trovata/ }).waitFor();
  },
);
