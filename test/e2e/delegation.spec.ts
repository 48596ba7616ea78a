import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { BookingPages } from './support/booking-pages.ts';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { aCitizen } from './support/citizen.ts';
import { delegationsRunOut } from './support/database.ts';
import { answerAs, goToIdentityProvider, logIn } from './support/person.ts';
import { portal } from './support/stack.ts';

const open = useBrowser();
const newJudgedPage = useJudgedPages();

const LIST = '/area-personale/deleghe';
const TIME = '/prenota/orario?servizio=informazioni-e-orientamento&ufficio=urp&modalita=presenza';
const inThirtyDays = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

interface Named {
  readonly name: string;
  readonly fiscalCode: string;
}

const banner = (page: Page) => page.getByRole('region', { name: 'Stai agendo per un’altra persona' });
const textOf = (page: Page) => page.locator('main').innerText();

async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(portal('bari', path));
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.waitForLoadState();
}

async function fillIn(page: Page, { name, fiscalCode }: Named): Promise<void> {
  const [givenName = '', familyName = ''] = name.split(' ');
  await page.getByLabel('Nome', { exact: true }).fill(givenName);
  await page.getByLabel('Cognome', { exact: true }).fill(familyName);
  await page.getByLabel('Codice fiscale').fill(fiscalCode);
  await page.getByLabel('Ultimo giorno').fill(inThirtyDays());
}

async function giveMandate(page: Page, to: Named): Promise<void> {
  await goTo(page, `${LIST}/nuova`);
  await fillIn(page, to);
  await press(page, 'Dai la delega');
  expect(await textOf(page)).toContain('Delega data: vale da subito.');
}

async function actFor(page: Page, name: string): Promise<void> {
  await goTo(page, LIST);
  await press(page, `Agisci per ${name}`);
  expect(await banner(page).innerText()).toContain(`Stai agendo per ${name}, fino a`);
}

/** As far as the summary of an appointment in the next month, with the name that the form has already. */
async function reachReview(page: Page, nth: number): Promise<{ booking: BookingPages; name: string }> {
  const booking = new BookingPages(page);
  await goTo(page, TIME);
  await booking.chooseDayNextMonth(nth);
  await booking.chooseHour(nth);
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await field('Nome').waitFor();
  const [givenName, familyName] = [await field('Nome').inputValue(), await field('Cognome').inputValue()];
  await booking.fillIn(aCitizen({ givenName, familyName }));
  await booking.reachReview();
  return { booking, name: `${givenName} ${familyName}` };
}

test.each([
  {
    where: 'on a telephone, with JavaScript',
    window: PHONE,
    login: {},
    giver: { name: 'Giulia Lorusso', fiscalCode: 'LRSGLI84E52A662P' },
    delegate: { name: 'Michele Colonna', fiscalCode: 'CLNMHL71S23A225F' },
    nth: 1,
  },
  {
    where: 'on a desk, without',
    window: { ...DESKTOP, ...NO_SCRIPT },
    login: { withoutScript: true },
    giver: { name: 'Rosa Annese', fiscalCode: 'NNSRSO58B42F376W' },
    delegate: { name: 'Nicola Selvaggi', fiscalCode: 'SLVNCL95M30E155C' },
    nth: 2,
  },
])('a mandate is given, used to book for who gave it, and ended in the middle: $where', async ({ window, login, giver, delegate, nth }) => {
  const givers = await (await open(window)).newPage();
  await logIn(givers, 'bari', giver.name, { ...login, back: LIST });
  await giveMandate(givers, delegate);

  const delegates = await (await open(window)).newPage();
  await logIn(delegates, 'bari', delegate.name, { ...login, back: LIST });
  await actFor(delegates, giver.name);
  for (const path of ['/', '/servizi', '/prenota']) {
    await goTo(delegates, path);
    expect(await banner(delegates).isVisible()).toBe(true);
  }
  const first = await reachReview(delegates, nth);
  expect(first.name).toBe(giver.name);
  await first.booking.confirm();
  await goTo(delegates, '/area-personale/appuntamenti');
  expect(await textOf(delegates)).toContain(`Appuntamenti di ${giver.name}`);
  await goTo(givers, '/area-personale/appuntamenti');
  expect(await textOf(givers)).toContain('relazioni con il pubblico');
  await goTo(givers, '/area-personale/registro');
  expect(await textOf(givers)).toContain('Agiva per te con una delega');

  const { booking } = await reachReview(delegates, nth + 2);
  await goTo(givers, LIST);
  await press(givers, /^Chiudi la delega/);
  expect(await textOf(givers)).toContain('Delega chiusa: da questo momento non vale più.');
  await booking.press(booking.confirmButton);
  await delegates.getByText('Non è stato fatto nulla.').waitFor();
  await goTo(delegates, '/area-personale');
  expect(await banner(delegates).innerText()).toContain(`La delega per ${giver.name} è finita`);
  await press(delegates, 'Torna a te');
  expect(new URL(delegates.url()).pathname).toBe('/area-personale');
  expect(await banner(delegates).count()).toBe(0);
});

test('a parent acts for a child once the municipality has confirmed it, until the last day', async () => {
  const parent = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
  await logIn(parent, 'bari', 'Giulia Lorusso', { back: `${LIST}/dichiara?tipo=genitore`, withoutScript: true });
  await fillIn(parent, { name: 'Davide Caputo', fiscalCode: 'LRSGLI84E52A662P' });
  await press(parent, 'Invia la dichiarazione');
  expect(await textOf(parent)).toContain('Per inviare la dichiarazione metti la spunta');
  await parent.getByText(/^Dichiaro che quanto ho scritto è vero/).click();
  await press(parent, 'Invia la dichiarazione');
  expect(await textOf(parent)).toContain('Questo è il tuo codice fiscale');
  await parent.getByLabel('Codice fiscale').fill('cptdvd10s01 a662k');
  await press(parent, 'Invia la dichiarazione');
  expect(await textOf(parent)).toContain('In attesa della conferma del Comune');
  expect(await parent.getByRole('button', { name: /^Agisci per/ }).count()).toBe(0);

  const administrator = await newJudgedPage();
  await logIn(administrator, 'bari', 'Paolo Mastrandrea', { federation: 'sso', back: '/amministrazione/deleghe' });
  expect(await textOf(administrator)).toContain('Giulia Lorusso per Davide Caputo');
  await expectAccessible(administrator, 'delegations to confirm');
  await press(administrator, /^Non confermare/);
  expect(await textOf(administrator)).toContain('Scrivi il motivo');
  await expectAccessible(administrator, 'a refusal without a reason');
  await press(administrator, /^Conferma /);
  expect(await textOf(administrator)).toContain('Delega confermata');
  await goTo(administrator, '/amministrazione/deleghe?vista=confermate');
  expect(await textOf(administrator)).toContain('Giulia Lorusso per Davide Caputo');

  await actFor(parent, 'Davide Caputo');
  await delegationsRunOut('PARENT');
  await expect.poll(async () => (await goTo(parent, LIST), banner(parent).innerText())).toContain('La delega per Davide Caputo è finita');
  await goTo(parent, '/area-personale/appuntamenti');
  expect(await textOf(parent)).toContain('Non hai appuntamenti');
  await press(parent, 'Torna a te');
  await goTo(parent, LIST);
  expect(await textOf(parent)).toContain('Scaduta');
});

test('whoever is not recognised surely enough is asked to log in again, before a form and in the middle of it, and loses nothing', async () => {
  const window = await open(DESKTOP);
  const page = await window.newPage();
  const beside = await window.newPage();
  await logIn(page, 'bari', 'Michele Colonna', { level: 1 });
  await goTo(page, `${LIST}/nuova`);
  const address = new URL(page.url());
  expect([address.pathname, address.searchParams.get('livello'), address.searchParams.get('da')]).toEqual([
    '/accedi',
    '2',
    `${LIST}/nuova`,
  ]);
  expect(await textOf(page)).toContain('Per questa pagina serve un accesso più sicuro');
  await page.goto(portal('bari', (await page.locator('a[href*="/spid/login"]').first().getAttribute('href')) ?? ''));
  await answerAs(page, 'bari', 'Michele Colonna');
  expect(new URL(page.url()).pathname).toBe(`${LIST}/nuova`);
  await fillIn(page, { name: 'Rosa Annese', fiscalCode: 'NNSRSO58B42F376W' });

  // In the other tab they enter anew, less surely: the identity provider knows them still. Then not at all.
  await goToIdentityProvider(beside, 'bari', { level: 1 });
  await beside.waitForURL((url) => url.hostname.startsWith('bari'));
  await press(page, 'Dai la delega');
  expect(await textOf(page)).toContain('serve un accesso di livello 2');
  await expectAccessible(page, 'log in beside the form');
  await window.clearCookies();
  await press(page, 'Invia di nuovo');
  expect(await textOf(page)).toContain('Quello che hai scritto non è perso');
  await beside.goto(
    await page
      .getByRole('link', { name: /^Accedi \(/ })
      .getAttribute('href')
      .then((href) => portal('bari', href ?? '')),
  );
  await beside.goto(portal('bari', (await beside.locator('a[href*="/spid/login"]').first().getAttribute('href')) ?? ''));
  await answerAs(beside, 'bari', 'Michele Colonna');
  await press(page, 'Invia di nuovo');
  expect(await textOf(page)).toContain('Delega data: vale da subito.');
  expect(await textOf(page)).toContain('NNSRSO58B42F376W');
});

test('whoever is logged out while acting books for nobody else, and loses nothing', async () => {
  const giver = await (await open(DESKTOP)).newPage();
  await logIn(giver, 'bari', 'Tommaso Abbrescia');
  await giveMandate(giver, { name: 'Elena Cassano', fiscalCode: 'CSSLNE90A61A662U' });
  const window = await open({ ...DESKTOP, ...NO_SCRIPT });
  const page = await window.newPage();
  const beside = await window.newPage();
  await logIn(page, 'bari', 'Elena Cassano', { withoutScript: true });
  await actFor(page, 'Tommaso Abbrescia');
  const { booking } = await reachReview(page, 6);

  await window.clearCookies();
  await booking.press(booking.confirmButton);
  await page.getByText('Quello che hai scritto non è perso').waitFor();
  await logIn(beside, 'bari', 'Elena Cassano', { withoutScript: true });
  await press(page, 'Invia di nuovo');
  expect(await textOf(page)).toContain('Non è stato fatto nulla.');
  await actFor(beside, 'Tommaso Abbrescia');
  await booking.confirm();
  await goTo(giver, '/area-personale/appuntamenti');
  expect(await textOf(giver)).toContain('Informazioni e orientamento');
  await goTo(page, '/area-personale/appuntamenti');
  await press(page, 'Torna a te');
  expect(await textOf(page)).toContain('Non hai appuntamenti');
});

test('the pages of delegations are accessible, and so is every page while somebody acts', async () => {
  const page = await newJudgedPage();
  await logIn(page, 'bari', 'Nicola Selvaggi', { back: LIST });
  await expectAccessible(page, LIST);
  for (const path of ['/nuova', '/dichiara?tipo=genitore', '/dichiara?tipo=persona', '/dichiara?tipo=ente']) {
    await goTo(page, LIST + path);
    await expectAccessible(page, path);
    await press(page, /^(Dai la delega|Invia la dichiarazione)$/);
    await expectAccessible(page, `${path}, empty`);
  }
  const rosa = await (await open(DESKTOP)).newPage();
  await logIn(rosa, 'bari', 'Chiara De Giglio');
  await giveMandate(rosa, { name: 'Nicola Selvaggi', fiscalCode: 'SLVNCL95M30E155C' });
  await actFor(page, 'Chiara De Giglio');
  for (const path of [LIST, '/', TIME, '/area-personale', `/en${LIST}`]) {
    await goTo(page, path);
    await expectAccessible(page, `${path}, acting`);
  }
});
