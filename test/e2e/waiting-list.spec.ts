import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { BookingPages } from './support/booking-pages.ts';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { aCitizen, type Citizen } from './support/citizen.ts';
import { closedForWeeks, offersRunOut } from './support/database.ts';
import { letterTo, mailTo } from './support/mailbox.ts';
import { bookElsewhere, bookingPage, freeStarts, type Place } from './support/neighbours.ts';
import { logIn } from './support/person.ts';
import { ask, inLanguage, portal } from './support/stack.ts';
import { logInAsManager } from './support/waiting-room.ts';

const open = useBrowser();
const newJudgedPage = useJudgedPages();

const NOTIFY = 'Avvisatemi se si libera un posto';

/** Each test has a town to itself: freed time goes to whoever waits there. */
function placeIn(municipality: string): Place {
  return { municipality, service: 'informazioni-e-orientamento', office: 'anagrafe-e-urp' };
}

async function newPage(options: BrowserContextOptions = DESKTOP): Promise<Page> {
  return (await open(options)).newPage();
}

const textOf = (page: Page): Promise<string> => page.getByRole('main').innerText();

/** Somebody has booked. @returns how they cancel it in their browser. */
async function somebodyBooked(place: Place): Promise<() => Promise<void>> {
  const { appointment } = await bookElsewhere(place, (await freeStarts(place)).at(-1)!);
  return async () => {
    const page = await newPage();
    await page.goto(appointment!.manageUrl);
    await page.getByRole('link', { name: 'Disdici l’appuntamento' }).click();
    await page.getByRole('button', { name: 'Sì, disdici' }).click();
    await page.getByRole('heading', { level: 1, name: 'Appuntamento disdetto' }).waitFor();
  };
}

async function send(page: Page, citizen: Citizen): Promise<void> {
  await new BookingPages(page).fillIn(citizen);
  await page.getByRole('button', { name: 'Entra in lista d’attesa' }).click();
  await page.waitForURL('**/lista-attesa/richiesta?esito=in-lista');
}

/** From the calendar to the place in line. */
async function joins(place: Place, options: BrowserContextOptions = DESKTOP): Promise<Citizen> {
  const citizen = aCitizen();
  const page = await newPage(options);
  await page.goto(bookingPage(place));
  await page.getByRole('link', { name: NOTIFY }).click();
  await page.getByRole('heading', { level: 1, name: NOTIFY }).waitFor();
  await send(page, citizen);
  return citizen;
}

function linkIn(letter: string, path: 'link' | 'offerta'): string {
  const link = new RegExp(`http://\\S+/lista-attesa/${path}/[\\w.~-]+`).exec(letter)?.[0];
  if (link === undefined) throw new Error(`No such link in the letter:\n${letter}`);
  return link;
}

/** Opens a link of the n-th letter somebody got, on another device. */
async function opened(citizen: Citizen, n: number, path: 'link' | 'offerta', options?: BrowserContextOptions): Promise<Page> {
  const page = await newPage(options);
  await page.goto(linkIn(await letterTo(citizen.email, n), path));
  return page;
}

describe.each([
  ['with JavaScript', 'adelfia', PHONE],
  ['without', 'noci', { ...DESKTOP, ...NO_SCRIPT }],
])('%s', (_how, municipality, options) => {
  test('an hour that somebody gives back goes to who waits first, who accepts it by the link', async () => {
    const place = placeIn(municipality);
    const cancel = await somebodyBooked(place);
    const citizen = await joins(place, options);
    const joined = await opened(citizen, 1, 'link', options);
    expect(joined.url()).toBe(portal(municipality, '/lista-attesa/richiesta'));
    expect(await textOf(joined)).toContain('Sei la prima persona in attesa');

    await cancel();
    const offer = await opened(citizen, 2, 'offerta', options);
    expect(offer.url()).toBe(portal(municipality, '/lista-attesa/offerta'));
    expect(await textOf(offer)).toMatch(/Tempo che resta per rispondere: (\d+ giorn|\d+ or|\d+ minut)/);
    await joined.reload();
    expect(await textOf(joined)).toContain('C’è un posto per te');
    await offer.getByRole('button', { name: 'Accetta il posto' }).click();
    const code = await new BookingPages(offer).code();
    const confirmation = await mailTo(citizen.email, 3);
    expect(confirmation.text).toContain(code);
    expect(confirmation.invitation).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED' });

    await joined.reload();
    expect(await textOf(joined)).toContain('Hai accettato un posto');
    await offer.goto(portal(municipality, '/lista-attesa/offerta'));
    expect(await textOf(offer)).toContain('Hai accettato questo posto');
  });
});

test('whoever refuses keeps the place, and the hour goes on; so it does when nobody answers', async () => {
  const place = placeIn('turi');
  const cancel = await somebodyBooked(place);
  const [first, second, third] = [await joins(place), await joins(place), await joins(place)];
  await cancel();

  const refusing = await opened(first, 2, 'offerta');
  await refusing.getByRole('button', { name: 'Rifiuta e resta in lista' }).click();
  await refusing.getByRole('heading', { level: 1, name: 'Hai rifiutato questo posto' }).waitFor();
  expect(await textOf(await opened(first, 1, 'link'))).toContain('Sei la prima persona in attesa');

  const waiting = await opened(second, 2, 'offerta');
  await vi.waitFor(() => offersRunOut(place.municipality), { timeout: 20_000 });
  await waiting.getByRole('button', { name: 'Accetta il posto' }).click();
  await waiting.getByRole('heading', { level: 1, name: 'Il tempo per rispondere è finito' }).waitFor();
  expect(await textOf(waiting)).toContain('Se era la terza offerta di fila senza risposta la richiesta è terminata');
  expect(await letterTo(second.email, 3)).toContain('è passato alla persona che segue');
  expect(await textOf(await opened(second, 1, 'link'))).toContain('Sei la seconda persona in attesa');

  const leaving = await opened(third, 2, 'offerta');
  await leaving.getByRole('button', { name: 'Rifiuta ed esci dalla lista' }).click();
  await leaving.getByRole('heading', { level: 1, name: 'Hai rifiutato questo posto' }).waitFor();
  expect(await textOf(await opened(third, 1, 'link'))).toContain('Sei uscito dalla lista');
});

test('the list is offered where nothing is free, and on the card of the service', async () => {
  const place = placeIn('toritto');
  const openAgain = await closedForWeeks(place.municipality, 400);
  try {
    const page = await newPage({ ...DESKTOP, ...NO_SCRIPT });
    await page.goto(bookingPage(place));
    const notice = page.locator('.alert').filter({ hasText: 'Al momento non ci sono orari liberi' });
    await notice.getByRole('link', { name: NOTIFY }).click();
    await page.getByRole('heading', { level: 1, name: NOTIFY }).waitFor();
    await page.goto(portal(place.municipality, `/servizi/${place.service}`));
    await page.getByRole('link', { name: NOTIFY }).click();
    await page.getByRole('heading', { level: 1, name: NOTIFY }).waitFor();
  } finally {
    await openAgain();
  }
});

test.each(['it', 'en'] as const)('every page of a wait is accessible, in %s', async (language) => {
  const place: Place = {
    ...{ municipality: language === 'it' ? 'terlizzi' : 'cellamare', service: 'tessera-elettorale', office: 'anagrafe-e-urp' },
    answers: ['Spazi finiti'],
  };
  const at = (path: string): string => portal(place.municipality, inLanguage(language, path));
  const cancel = await somebodyBooked(place);
  const page = await newJudgedPage();
  const button = (nth: number) => page.locator('main form button[type="submit"]').nth(nth);
  await logIn(page, place.municipality, 'Michele Colonna', { back: inLanguage(language, `/lista-attesa?servizio=${place.service}`) });
  await expectAccessible(page, 'join');
  await button(0).click();
  await page.getByRole('alert').waitFor();
  await expectAccessible(page, 'join, with mistakes');
  const citizen = aCitizen();
  await new BookingPages(page, language).fillIn(citizen);
  await button(0).click();
  await page.waitForURL('**esito=in-lista');
  await expectAccessible(page, 'joined');
  await page.goto(at('/area-personale'));
  await page.getByRole('heading', { name: language === 'it' ? 'In lista d’attesa' : 'On a waiting list' }).waitFor();
  await expectAccessible(page, 'personal area');

  await cancel();
  await page.goto(linkIn(await letterTo(citizen.email, 2), 'offerta'));
  await expectAccessible(page, 'offer');
  await button(0).click();
  await page.getByRole('alert').waitFor();
  await expectAccessible(page, 'offer, with mistakes');
  await page.goto(at('/lista-attesa/richiesta'));
  await expectAccessible(page, 'entry with an offer');
  await expectOfficeList(place, language);
  await page.goto(at('/lista-attesa/offerta'));
  await button(1).click();
  await page.waitForLoadState();
  await expectAccessible(page, 'refused');
  await page.goto(at('/lista-attesa/esci'));
  await expectAccessible(page, 'leave');
  await button(0).click();
  await page.waitForURL('**/lista-attesa/richiesta');
  await expectAccessible(page, 'left');
  await page.goto(at('/lista-attesa/link/sbagliato'));
  await expectAccessible(page, 'wrong link');
});

/** Who works at the office finds the list beside the agenda, with whose turn it is. */
async function expectOfficeList({ municipality, office }: Place, language: 'it' | 'en'): Promise<void> {
  const { municipality: tenant } = await ask<{ municipality: { id: string } }>(municipality, '{ municipality { id } }', {});
  const page = await newJudgedPage();
  await logInAsManager(page, { town: municipality, tenantId: tenant.id }, 'Giulia Lorusso');
  await page.goto(portal(municipality, inLanguage(language, `/ufficio/agenda/${office}`)));
  await page.getByRole('link', { name: language === 'it' ? 'Lista d’attesa' : 'Waiting list' }).click();
  await page.getByRole('table').nth(1).waitFor();
  expect(await page.getByRole('table').nth(1).innerText()).toContain('D’Àgostino');
  await expectAccessible(page, 'list of the office');
}
