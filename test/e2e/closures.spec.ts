import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { aCitizen, type Citizen } from './support/citizen.ts';
import { tabTo } from './support/focus.ts';
import { letterTo, mailTo } from './support/mailbox.ts';
import { bookElsewhere, freeStarts, type Place } from './support/neighbours.ts';
import { logIn } from './support/person.ts';
import { portal } from './support/stack.ts';

const open = useBrowser();
const newJudgedPage = useJudgedPages();
const TOWN = 'bari';
const URP: Place = { municipality: TOWN, service: 'informazioni-e-orientamento', office: 'urp' };
const CLOSURES = `/ufficio/chiusure/${URP.office}`;
const MANY_STARTS = 8;

const at = (path: string): string => portal(TOWN, path);
const textOf = (page: Page): Promise<string> => page.getByRole('main').innerText();
const nameOf = ({ givenName, familyName }: Citizen): string => `${givenName} ${familyName}`;

/** A day on which nobody has anything to do with the office yet, and its hours. */
interface QuietDay {
  readonly date: string;
  readonly starts: readonly string[];
}

let days: QuietDay[];
beforeAll(async () => {
  const byDay = Map.groupBy(await freeStarts(URP), (startsAt) => startsAt.slice(0, 10));
  days = [...byDay]
    .filter(([, { length }]) => length >= MANY_STARTS)
    .map(([date, starts]) => ({ date, starts }))
    // Where nobody else books while this is at work: the others take what is free first.
    .reverse()
    .sort((one, other) => other.starts.length - one.starts.length);
});

async function booked(startsAt: string | undefined): Promise<Citizen> {
  const citizen = aCitizen();
  const { appointment, refusal } = startsAt === undefined ? {} : await bookElsewhere(URP, startsAt, citizen);
  if (!appointment) throw new Error(`nobody can book: ${refusal ?? 'no hour'}`);
  await mailTo(citizen.email, 1);
  return citizen;
}

async function asManager(page: Page, back: string): Promise<void> {
  await logIn(page, TOWN, 'Chiara De Giglio', { federation: 'sso', back });
  await page.waitForURL(at(back));
}

async function pressButton(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

/** What closes is the whole office, from midnight to midnight of a day. */
async function fillIn(page: Page, { date }: QuietDay, reason: string): Promise<void> {
  const { keyboard } = page;
  await tabTo(page, page.getByLabel('Che cosa chiude'));
  await keyboard.press('ArrowDown');
  for (const label of ['Dal giorno', 'Al giorno']) {
    const field = page.getByLabel(label, { exact: true });
    await tabTo(page, field);
    // In which order a date is typed is the browser's.
    await field.fill(date);
  }
  await tabTo(page, page.getByLabel('Motivo, come lo leggono i cittadini'));
  await keyboard.type(reason);
  await pressButton(page, 'Vedi chi è coinvolto');
}

/** The page behind the link of the letter about the closure, the second that somebody gets. */
async function openLetter(page: Page, { email }: Citizen): Promise<void> {
  const link = /https?:\/\/\S+\/nuovo-orario\/link\/\S+/.exec(await letterTo(email, 2))?.[0];
  if (link === undefined) throw new Error('the letter has no link');
  await page.goto(link);
  // The token has left the address.
  expect(new URL(page.url()).pathname).toBe('/nuovo-orario');
}

test(
  'a manager closes an office by keyboard alone; everybody inside gets an answer, and it is opened again',
  { timeout: 300_000 },
  async () => {
    const [day] = days;
    if (!day) throw new Error('the office is full');
    const [accepts, chooses, cancels, isCalled] = [
      await booked(day.starts[0]),
      await booked(day.starts[1]),
      await booked(day.starts[2]),
      await booked(day.starts[3]),
    ];
    const page = await newJudgedPage();
    await asManager(page, `/ufficio/coda/${URP.office}`);
    await tabTo(page, page.getByRole('link', { name: 'Chiusure' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(at(CLOSURES));
    await expectAccessible(page, 'the closures of an office');
    await tabTo(page, page.getByRole('link', { name: 'Nuova chiusura' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(at(`${CLOSURES}/nuova`));
    await expectAccessible(page, 'a new closure');

    // What is missing is said before anything is looked at.
    await pressButton(page, 'Vedi chi è coinvolto');
    await page.getByText('Scegli che cosa chiude').first().waitFor();
    await fillIn(page, day, 'Assemblea del personale');
    await page.getByText('Sono coinvolti 4 appuntamenti.').waitFor();
    await expectAccessible(page, 'whom a closure hits');
    expect(await page.getByRole('table', { name: 'Appuntamenti coinvolti' }).getByRole('row').count()).toBe(5);

    // Somebody books in between: it is said, and shown again.
    const waits = await booked(day.starts[4]);
    await pressButton(page, 'Conferma la chiusura');
    await page.getByText('Nel frattempo gli appuntamenti in questo periodo sono cambiati').waitFor();
    await page.getByText('Sono coinvolti 5 appuntamenti.').waitFor();
    await pressButton(page, 'Conferma la chiusura');
    await page.waitForURL(/\/chiusura\/[^/]+\?esito=chiuso$/);
    const closure = page.url().split('?')[0]!;
    expect((await bookElsewhere(URP, day.starts[5]!)).refusal).toBe('SlotNotOffered');

    // Each of them by the letter, without JavaScript.
    const phone = async () => (await open({ ...PHONE, ...NO_SCRIPT })).newPage();
    const first = await phone();
    await openLetter(first, accepts);
    expect(await textOf(first)).toContain('Assemblea del personale');
    await pressButton(first, 'Accetta questo orario');
    await first.waitForURL('**/prenotazioni/appuntamento?esito=spostato');
    const change = await mailTo(accepts.email, 3);
    expect(change.invitation).toMatchObject({ sequence: 1, method: 'REQUEST' });
    await first.goto(at('/nuovo-orario'));
    expect(await textOf(first)).toContain('Hai scelto il nuovo orario');

    const second = await phone();
    await openLetter(second, chooses);
    await pressButton(second, 'Prendi l’orario scelto');
    await second.getByText('Scegli uno degli orari').first().waitFor();
    await tabTo(second, second.getByRole('radio').first());
    await second.keyboard.press('Space');
    await pressButton(second, 'Prendi l’orario scelto');
    await second.waitForURL('**/prenotazioni/appuntamento?esito=spostato');

    const third = await phone();
    await openLetter(third, cancels);
    await pressButton(third, 'Annulla l’appuntamento');
    await third.waitForURL('**/prenotazioni/appuntamento/annulla');
    await tabTo(third, third.locator('button.btn-danger'));
    await third.keyboard.press('Enter');
    await third.waitForURL('**/prenotazioni/appuntamento?esito=disdetto');

    // The fourth is called.
    await letterHasCome(isCalled);
    await letterHasCome(waits);
    await page.goto(closure);
    await page.getByText('2 persone sono ancora senza risposta.').waitFor();
    await expectAccessible(page, 'a closure');
    await tabTo(page, page.getByRole('link', { name: `Registra la risposta: ${nameOf(isCalled)}` }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `Risposta di ${nameOf(isCalled)}` }).waitFor();
    expect(await textOf(page)).toContain(isCalled.telephone);
    await expectAccessible(page, 'an answer by telephone');
    await pressButton(page, 'Sposta a questo orario');
    await page.getByText('Risposta registrata.').waitFor();
    await page.getByText('1 persona è ancora senza risposta.').waitFor();
    expect((await mailTo(isCalled.email, 3)).subject).toContain('Appuntamento spostato');

    // It is opened again: the last keeps the old time.
    await tabTo(page, page.locator('summary', { hasText: 'Riapri prima del tempo' }));
    await page.keyboard.press('Enter');
    await pressButton(page, 'Conferma: riapri adesso');
    await page.getByText('Riaperto. Chi non aveva ancora risposto').waitFor();
    await page.getByText('Tutti hanno una risposta.').waitFor();
    expect(await letterTo(waits.email, 3)).toContain('l’appuntamento resta valido nel giorno e all’ora di prima');
    expect((await bookElsewhere(URP, day.starts[5]!)).appointment).toBeDefined();
    const past = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
    await past.goto(closure);
    await past.waitForURL('**/accedi**');
  },
);

test('the citizen’s page is there for who logs in too, says where to go, and lets nobody in by a wrong link', async () => {
  const [, day] = days;
  if (!day) throw new Error('the office is full');
  const citizen = await booked(day.starts[0]);
  const page = await newJudgedPage();
  await asManager(page, `${CLOSURES}/nuova`);
  await fillIn(page, day, 'Sciopero');
  await page.getByText('È coinvolto 1 appuntamento.').waitFor();
  await pressButton(page, 'Conferma la chiusura');
  await page.waitForURL(/esito=chiuso$/);

  const own = await newJudgedPage();
  await openLetter(own, citizen);
  await expectAccessible(own, 'another time instead of one that is closed');
  await own.goto(at('/en/nuovo-orario'));
  await expectAccessible(own, 'the same in English');
  expect(await textOf(own)).toContain('Your appointment has to be moved');
  await pressButton(own, 'Choose from the calendar');
  await own.waitForURL('**/prenotazioni/appuntamento/sposta');
  await own.goto(at('/prenotazioni/appuntamento'));
  await own.getByText('Questo appuntamento va spostato').waitFor();
  await tabTo(own, own.getByRole('link', { name: 'Scegli un altro orario' }));
  await own.keyboard.press('Enter');
  await own.waitForURL('**/nuovo-orario');
  await own.goto(at(`/nuovo-orario/link/${'A'.repeat(54)}`));
  expect(await textOf(own)).not.toContain('Ti proponiamo');
});

/** The letter about the closure has come. */
async function letterHasCome({ email }: Citizen): Promise<void> {
  expect(await letterTo(email, 2)).toContain('Nuovo orario proposto');
}
