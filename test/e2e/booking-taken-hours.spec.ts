import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { BookingPages } from './support/booking-pages.ts';
import { aCitizen } from './support/citizen.ts';
import { appointmentsAt, holdsRunOut } from './support/database.ts';
import { mailTo } from './support/mailbox.ts';
import { bookingPage, type Place, takeWholeHour } from './support/neighbours.ts';

const open = useBrowser();

const TOWN_HALL: Place = { municipality: 'poggiorsini', service: 'informazioni-e-orientamento', office: 'municipio' };
const TWENTY_ONE_MINUTES = '21:00';

/** Goes as far as the form, with an hour that is held. */
async function holdAnHour(page: Page, day: number): Promise<{ steps: BookingPages; startsAt: string }> {
  const steps = new BookingPages(page);
  await page.goto(bookingPage(TOWN_HALL));
  await steps.chooseDayNextMonth(day);
  const startsAt = await steps.chooseHour(0);
  await page.waitForURL('**/prenota/dati?**');
  await page.getByText('L’orario è tenuto da parte per te').waitFor();
  return { steps, startsAt };
}

test.each([
  { name: 'with JavaScript', window: PHONE, day: 1 },
  { name: 'without', window: { ...DESKTOP, ...NO_SCRIPT }, day: 2 },
])('an hour that somebody takes while it is looked at: the nearest free ones are offered, $name', async ({ window, day }) => {
  const page = await (await open(window)).newPage();
  const steps = new BookingPages(page);
  await page.goto(bookingPage(TOWN_HALL));
  await steps.chooseDayNextMonth(day);
  const wanted = await steps.startOf(steps.hours.first());
  await takeWholeHour(TOWN_HALL, wanted);
  await steps.chooseHour(0);
  const alert = page.getByRole('alert');
  await alert.getByText('è stato appena preso da un’altra persona').waitFor();
  const alternatives = alert.getByRole('button');
  expect(await alternatives.count()).toBe(3);
  const nearest = await steps.startOf(alternatives.first());
  expect(nearest).not.toBe(wanted);
  await alternatives.first().click();
  await page.waitForURL((url) => url.pathname.endsWith('/prenota/dati') && url.searchParams.get('inizio') === nearest);
  await page.getByText('L’orario è tenuto da parte per te').waitFor();
});

test.each([
  { name: 'with JavaScript', window: PHONE, day: 3 },
  { name: 'without', window: { ...DESKTOP, ...NO_SCRIPT }, day: 4 },
])('an hour lost while typing: nothing typed is lost, and another hour takes one press, $name', async ({ window, day }) => {
  const page = await (await open(window)).newPage();
  const { steps, startsAt } = await holdAnHour(page, day);
  const citizen = aCitizen();
  await steps.fillIn(citizen);
  await steps.reachReview();
  await holdsRunOut(startsAt);
  await takeWholeHour(TOWN_HALL, startsAt);
  await steps.confirmButton.click();
  const alert = page.getByRole('alert');
  await alert.getByText('è stato appena preso da un’altra persona').waitFor();
  expect(await steps.confirmButton.count()).toBe(0);
  await alert.getByRole('button').first().click();
  await page.waitForURL((url) => url.searchParams.get('inizio') !== startsAt);
  await page.getByText('L’orario è tenuto da parte per te').waitFor();
  const instead = new URL(page.url()).searchParams.get('inizio')!;
  const code = await steps.confirm();
  const mail = await mailTo(citizen.email, 1);
  expect(mail.text).toContain(code);
  expect(mail.text).toContain(citizen.givenName);
  expect(mail.invitation.startsAt).toEqual(new Date(instead));
});

test('whoever types for longer than the hour is kept is told so, and books it all the same when nobody else did', async () => {
  const page = await (await open(PHONE)).newPage();
  await page.clock.install();
  const { steps, startsAt } = await holdAnHour(page, 5);
  await page.getByText(/Mancano (19|20) minuti/).waitFor();
  await steps.fillIn(aCitizen());
  await holdsRunOut(startsAt);
  await page.clock.fastForward(TWENTY_ONE_MINUTES);
  await page.getByText('L’orario non è più tenuto da parte, ma puoi continuare').waitFor();
  await steps.reachReview();
  await steps.confirm();
  expect(await appointmentsAt(TOWN_HALL, startsAt)).toBe(1);
});

test.each([
  { name: 'with JavaScript', window: PHONE, day: 6 },
  { name: 'without', window: { ...DESKTOP, ...NO_SCRIPT }, day: 7 },
])('two presses of the confirmation are one appointment, $name', async ({ window, day }) => {
  const page = await (await open(window)).newPage();
  const { steps, startsAt } = await holdAnHour(page, day);
  await steps.fillIn(aCitizen());
  await steps.reachReview();
  await steps.confirmButton.dblclick();
  await steps.code();
  expect(await appointmentsAt(TOWN_HALL, startsAt)).toBe(1);
});
