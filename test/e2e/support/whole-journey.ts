import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { BookingPages } from './booking-pages.ts';
import { aCitizen, type Citizen } from './citizen.ts';
import { mailTo, type ReceivedMail } from './mailbox.ts';
import { type Place, takeWholeHour } from './neighbours.ts';
import { portal } from './stack.ts';
import { logs, type Traces, tracesOf } from './traces.ts';

const URP: Place = { municipality: 'bari', service: 'informazioni-e-orientamento', office: 'urp' };

export interface JourneyOptions {
  /** A window with its own cookies; the mail is opened in another one, as on another device. */
  readonly open: () => Promise<BrowserContext>;
  readonly press?: (target: Locator) => Promise<void>;
  /** Which free day of the next month: journeys of other files take other days. */
  readonly day: number;
}

/** From the home page to the mail, by its link to another hour, and out again; asserted at each step. */
export async function bookMoveAndCancel({ open, press, day }: JourneyOptions): Promise<void> {
  const citizen = aCitizen();
  const here = await open();
  const traces = [tracesOf(here)];
  const { startsAt, code, holdToken } = await book(here, citizen, day, press);
  const first = await mailTo(citizen.email, 1);
  expect(first.subject).toContain('Appuntamento confermato');
  expect(first.text).toContain(code);
  expect(first.text).toContain(inRome(startsAt));
  expect(first.invitation).toMatchObject({ method: 'REQUEST', sequence: 0, status: 'CONFIRMED', timeZone: 'Europe/Rome' });
  expect(first.invitation.startsAt).toEqual(new Date(startsAt));

  const elsewhere = await open();
  traces.push(tracesOf(elsewhere));
  const link = manageLink(first);
  const token = link.slice(link.lastIndexOf('/') + 1);
  const mine = await elsewhere.newPage();
  await mine.goto(link);
  expect(mine.url()).toBe(portal('bari', '/prenotazioni/appuntamento'));
  await mine.getByText(code).waitFor();

  const movedTo = await move(mine, day + 1, press);
  const second = await mailTo(citizen.email, 2);
  expect(second.subject).toContain('spostato');
  expect(second.invitation).toMatchObject({ method: 'REQUEST', uid: first.invitation.uid, sequence: 1, status: 'CONFIRMED' });
  expect(second.invitation.startsAt).toEqual(new Date(movedTo));
  expect(new Date(movedTo)).not.toEqual(new Date(startsAt));

  // The other desks of the hour go to other people: now it is offered to nobody.
  await takeWholeHour(URP, movedTo);
  expect(await offeredHours(mine, movedTo)).not.toContain(movedTo);
  await cancel(mine, press);
  const third = await mailTo(citizen.email, 3);
  expect(third.invitation).toMatchObject({ method: 'CANCEL', uid: first.invitation.uid, sequence: 2, status: 'CANCELLED' });
  expect(await offeredHours(mine, movedTo)).toContain(movedTo);

  await nothingLeaked(traces, [token, holdToken]);
  nothingLogged([token, holdToken, citizen.familyName, citizen.email, encodeURIComponent(citizen.email), citizen.street]);
}

interface Booked {
  readonly startsAt: string;
  readonly code: string;
  readonly holdToken: string;
}

async function book(context: BrowserContext, citizen: Citizen, day: number, press?: JourneyOptions['press']): Promise<Booked> {
  const page = await context.newPage();
  const steps = new BookingPages(page, 'it', press);
  await page.goto(portal('bari'));
  await steps.press(page.getByRole('link', { name: 'Informazioni e orientamento' }));
  await page.getByRole('heading', { level: 1, name: 'Informazioni e orientamento' }).waitFor();
  await steps.press(page.getByRole('main').getByRole('link', { name: 'Prenota un appuntamento' }));
  await page.getByRole('heading', { level: 1, name: 'In quale ufficio?' }).waitFor();
  // There is one office and one usual way: both are chosen already.
  expect(await page.getByRole('radio', { name: /URP/ }).isChecked()).toBe(true);
  expect(await page.getByRole('radio', { name: /Di persona/ }).isChecked()).toBe(true);
  await steps.press(page.getByRole('button', { name: 'Avanti' }));
  await page.waitForURL('**/prenota/orario?**');
  await steps.chooseDayNextMonth(day);
  const startsAt = await steps.chooseHour(1);
  await page.waitForURL('**/prenota/dati?**');
  await page.getByText('L’orario è tenuto da parte per te').waitFor();
  const holdToken = await holdTokenOf(context);
  await steps.fillIn(citizen);
  await steps.reachReview();
  const summary = await page.getByRole('main').innerText();
  for (const said of [citizen.familyName, citizen.email, citizen.street, inRome(startsAt), 'Informazioni e orientamento', 'URP']) {
    expect(summary).toContain(said);
  }
  const code = await steps.confirm();
  expect(await page.getByRole('main').innerText()).toContain(citizen.email);
  return { startsAt, code, holdToken };
}

async function move(page: Page, day: number, press?: JourneyOptions['press']): Promise<string> {
  const steps = new BookingPages(page, 'it', press);
  await steps.press(page.getByRole('link', { name: 'Sposta l’appuntamento' }));
  await page.waitForURL('**/appuntamento/sposta');
  await steps.chooseDayNextMonth(day);
  const startsAt = await steps.chooseHour(2);
  await page.getByRole('heading', { level: 1, name: 'Confermi il nuovo orario?' }).waitFor();
  await steps.press(page.getByRole('button', { name: 'Sposta l’appuntamento' }));
  await page.getByText('Appuntamento spostato.').waitFor();
  return startsAt;
}

async function cancel(page: Page, press?: JourneyOptions['press']): Promise<void> {
  const steps = new BookingPages(page, 'it', press);
  await page.goto(portal('bari', '/prenotazioni/appuntamento'));
  await steps.press(page.getByRole('link', { name: 'Disdici l’appuntamento' }));
  await steps.press(page.getByRole('button', { name: 'Sì, disdici' }));
  await page.getByRole('heading', { level: 1, name: 'Appuntamento disdetto' }).waitFor();
}

/** The hours the portal offers on the day of an hour. */
async function offeredHours(page: Page, startsAt: string): Promise<readonly (string | null)[]> {
  const choice = new URLSearchParams({ servizio: URP.service, ufficio: URP.office, modalita: 'presenza', giorno: startsAt.slice(0, 10) });
  await page.goto(portal('bari', `/prenota/orario?${choice.toString()}`));
  const hours = await new BookingPages(page).hours.all();
  return Promise.all(hours.map((hour) => hour.getAttribute('value')));
}

/** The link as people get it, in both forms of the mail. */
export function manageLink({ text, html }: ReceivedMail): string {
  const link = /http:\/\/\S+\/prenotazioni\/link\/[\w.~-]+/.exec(text)?.[0];
  if (link === undefined) throw new Error(`No manage link in the mail:\n${text}`);
  expect(html).toContain(`href="${link}"`);
  return link;
}

/** What keeps the hour: a secret too, in a cookie that scripts cannot read. */
async function holdTokenOf(context: BrowserContext): Promise<string> {
  const cookie = (await context.cookies(portal('bari', '/prenota'))).find(({ name }) => name === 'casa_hold');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  const { token } = JSON.parse(Buffer.from(decodeURIComponent(cookie?.value ?? ''), 'base64').toString('utf8')) as { token: string };
  return token;
}

async function nothingLeaked(traces: readonly Traces[], secrets: readonly string[]): Promise<void> {
  for (const { addresses, referers } of traces) {
    expect(addresses.length).toBeGreaterThan(3);
    for (const secret of secrets) expect(addresses.filter((address) => address.includes(secret))).toEqual([]);
    // Where people come from is told as the site's name at most, and never by a page about an appointment.
    expect(new Set(await referers())).toEqual(new Set([portal('bari')]));
  }
}

function nothingLogged(words: readonly string[]): void {
  const written = logs();
  expect([...written.keys()]).toEqual(expect.arrayContaining(['api.log', 'worker.log', 'portal.log', 'postgres.log']));
  expect(written.get('portal.log')).toContain('/prenotazioni/link/:token');
  for (const [name, text] of written) {
    for (const word of words) expect(text.includes(word), `${word} in ${name}`).toBe(false);
  }
}

/** The hour as the wall clock in Bari shows it. */
function inRome(instant: string): string {
  return new Intl.DateTimeFormat('it-IT', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Rome' }).format(new Date(instant));
}
