import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, expect, test } from 'vitest';
import { axeChecks, expectAccessible } from './support/accessibility.ts';
import { complaintsOf, DESKTOP, useBrowser } from './support/browser.ts';
import { BookingPages } from './support/booking-pages.ts';
import { aCitizen } from './support/citizen.ts';
import { beginsSoon, holdsRunOut } from './support/database.ts';
import { bookElsewhere, bookingPage, freeStarts, type Place, takeWholeHour } from './support/neighbours.ts';
import { casa, portal } from './support/stack.ts';

const open = useBrowser();

/** Nobody else's tests book here. */
const PLACE: Place = { municipality: 'altamura', service: 'informazioni-e-orientamento', office: 'urp' };
const SUSPENDED = 'binetto';

type Language = 'it' | 'en';

let complaints: readonly string[] = [];
afterEach(() => expect(complaints).toEqual([]));
afterAll(() => console.log(`${axeChecks()} runs of axe`));

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  // Colours are judged at rest.
  const page = await (await open({ ...DESKTOP, reducedMotion: 'reduce', ...options })).newPage();
  complaints = complaintsOf(page);
  return page;
}

function inLanguage(language: Language, path: string): string {
  if (language === 'it') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

const IN_BOTH = [
  '/',
  '/servizi',
  '/servizi/carta-identita-elettronica',
  '/comune/uffici/urp',
  '/novita',
  '/prenota',
  '/prenotazioni',
  '/domande-frequenti',
] as const;
const IN_ITALIAN = [
  '/servizi?q=carta',
  '/servizi?q=niente+di+simile',
  '/servizi/trasporto-scolastico',
  '/servizi/matrimonio-civile',
  '/servizi/categoria/anagrafe-e-stato-civile',
  '/servizi/categoria/agricoltura-e-pesca',
  '/comune',
  '/comune/uffici',
  '/comune/aree-amministrative',
  '/novita/categoria/avvisi',
  '/vivere',
  '/vivere/luoghi',
  '/vivere/eventi',
  '/argomenti',
  '/argomenti/residenza',
  '/segnalazione-disservizio',
  '/note-legali',
  '/privacy',
  '/accessibilita',
  '/prenota?q=niente+di+simile',
  '/prenota?ufficio=urp',
  '/prenota?servizio=trasporto-scolastico',
] as const;

test.each([...IN_BOTH.flatMap((path) => [path, inLanguage('en', path)]), ...IN_ITALIAN])('%s', async (path) => {
  const page = await newPage();
  const answer = await page.goto(portal('bari', path));
  expect(answer?.status()).toBe(200);
  await expectAccessible(page, path);
});

test('a piece of news', async () => {
  const page = await newPage();
  await page.goto(portal('bari', '/novita'));
  await page.locator('main a[href^="/novita/"]:not([href*="categoria"])').first().click();
  await page.waitForURL(/\/novita\/[^/]+$/);
  await expectAccessible(page, 'news item');
});

test.each(['it', 'en'] as const)('the consortium, and its search, in %s', async (language) => {
  const page = await newPage();
  for (const path of ['/', '/?q=bit', '/?q=xyz', '/note-legali']) {
    await page.goto(portal('metropoli', inLanguage(language, path)));
    await expectAccessible(page, path);
  }
});

test('the evaluation of a page, from the stars to the thanks', async () => {
  const page = await newPage();
  await page.goto(portal('bari', '/domande-frequenti'));
  for (const stars of [2, 5]) {
    await page.locator(`[data-element="feedback-rate-${stars}"]`).click();
    await expectAccessible(page, `${stars} stars`);
  }
  await page.getByRole('button', { name: 'Invia la valutazione' }).click();
  await page.getByText('Grazie, il tuo parere').waitFor();
  await expectAccessible(page, 'thanks');
});

test('the menu of a telephone', async () => {
  const page = await newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(portal('bari'));
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'Vivere Bari' }).waitFor();
  await expectAccessible(page, 'menu');
});

test.each(['it', 'en'] as const)('every step of a booking, and of what follows, in %s', async (language) => {
  const page = await newPage();
  const words = language === 'it' ? ITALIAN : ENGLISH;
  const { municipality, service, office } = PLACE;
  const steps = new BookingPages(page, language);
  const go = (path: string): Promise<unknown> => page.goto(portal(municipality, inLanguage(language, path)));

  await go(`/prenota?servizio=${service}`);
  await expectAccessible(page, 'office');
  await go(`/prenota/orario?servizio=${service}&ufficio=&modalita=presenza`);
  await expectAccessible(page, 'office missing');
  await go(`/prenota/orario?servizio=${service}&ufficio=${office}&modalita=presenza`);
  await expectAccessible(page, 'calendar');
  await steps.chooseDayNextMonth(language === 'it' ? 1 : 2);
  await expectAccessible(page, 'hours');
  await takeWholeHour(PLACE, await steps.startOf(steps.hours.first()));
  await steps.chooseHour(0);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  await expectAccessible(page, 'hour taken');
  await alert.getByRole('button').first().click();
  await page.waitForURL('**/prenota/dati?**');
  await expectAccessible(page, 'form');
  await steps.sendDetails();
  await alert.waitFor();
  await expectAccessible(page, 'form with mistakes');
  await steps.fillIn(aCitizen());
  await steps.reachReview();
  await expectAccessible(page, 'summary');
  const startsAt = new URL(page.url()).searchParams.get('inizio')!;
  await holdsRunOut(startsAt);
  await takeWholeHour(PLACE, startsAt);
  await steps.confirmButton.click();
  await alert.waitFor();
  await expectAccessible(page, 'summary of an hour that is gone');
  await alert.getByRole('button').first().click();
  const code = await steps.confirm();
  await expectAccessible(page, 'confirmation');

  await go('/prenotazioni');
  await expectAccessible(page, 'my appointment');
  await go('/prenotazioni/appuntamento');
  await expectAccessible(page, 'appointment');
  await go('/prenotazioni/appuntamento/sposta');
  await expectAccessible(page, 'move');
  await page.locator('.casa-first-free button').click();
  await page.getByRole('heading', { level: 1, name: words.confirmMove }).waitFor();
  await expectAccessible(page, 'confirm the move');
  await page.getByRole('button', { name: words.move }).click();
  await page.waitForURL('**esito=spostato');
  await expectAccessible(page, 'moved');
  await go('/prenotazioni/appuntamento/annulla');
  await expectAccessible(page, 'cancel');
  await page.getByRole('button', { name: words.cancel }).click();
  await page.waitForURL('**esito=disdetto');
  await expectAccessible(page, 'cancelled');
  expect(await page.getByRole('main').innerText()).toContain(code);
});

const ITALIAN = { confirmMove: 'Confermi il nuovo orario?', move: 'Sposta l’appuntamento', cancel: 'Sì, disdici' };
const ENGLISH = { confirmMove: /new time/, move: 'Move the appointment', cancel: /Yes/ };

test('an appointment that cannot be changed any more, and a link that was renewed', async () => {
  const page = await newPage();
  const { appointment } = await bookElsewhere(PLACE, (await freeStarts(PLACE)).at(-1)!);
  await page.goto(appointment!.manageUrl);
  await beginsSoon(appointment!.code);
  for (const path of ['', '/sposta', '/annulla']) {
    await page.goto(portal(PLACE.municipality, `/prenotazioni/appuntamento${path}`));
    await expectAccessible(page, `too late ${path}`);
  }
  await page.goto(portal(PLACE.municipality, '/prenotazioni/appuntamento'));
  await page.getByRole('button', { name: 'Mandami un nuovo link' }).click();
  await page.getByText('Nuovo link inviato').waitFor();
  await expectAccessible(page, 'link renewed');
});

test('a service for residents, from elsewhere', async () => {
  const page = await newPage();
  const card: Place = { municipality: 'bari', service: 'tessera-elettorale', office: 'anagrafe-centrale' };
  await page.goto(bookingPage(card, (await freeStarts(card)).at(-1)));
  const steps = new BookingPages(page);
  await steps.fillIn(aCitizen({ isResident: false }));
  await page.getByRole('group', { name: 'Perché' }).locator('label').first().click();
  await expectAccessible(page, 'form with questions');
});

test('pages that say why there is none', async () => {
  const page = await newPage();
  const failing = async (name: string, url: string, status: number): Promise<void> => {
    const answer = await page.goto(url);
    expect(answer?.status(), name).toBe(status);
    await expectAccessible(page, name);
  };
  await failing('not found', portal('bari', '/non-esiste'), 404);
  await failing('not found in English', portal('bari', '/en/non-esiste'), 404);
  await failing('wrong link', portal('bari', '/prenotazioni/link/sbagliato'), 404);
  await failing('unknown host', portal('nessuno'), 404);
  await casa('tenant', 'suspend', SUSPENDED);
  await expect.poll(async () => (await page.goto(portal(SUSPENDED)))?.status(), { timeout: 10_000 }).toBe(503);
  await failing('suspended', portal(SUSPENDED), 503);
  await casa('tenant', 'resume', SUSPENDED);
  // The browser itself complains of each answer that is none.
  expect(complaints.filter((complaint) => !complaint.startsWith('Failed to load resource: the server responded with a status of'))).toEqual([]);
  complaints = [];
});
