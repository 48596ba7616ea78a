import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { expectFocus } from './support/focus.ts';
import { portal } from './support/stack.ts';
import { aBookedPerson, aMinutePasses, logInAsManager, numbersGiven, openWaitingRoom, type WaitingRoom } from './support/waiting-room.ts';

const open = useBrowser();
const newJudgedPage = useJudgedPages();
const TOWN = 'rutigliano';
const HOUR_MS = 3_600_000;

let room: WaitingRoom;
beforeAll(async () => {
  room = await openWaitingRoom(TOWN);
});

const at = (path: string): string => portal(TOWN, path);

/** Touches the service at the machine. @returns the number it gives. */
async function press(page: Page): Promise<string> {
  await page.goto(at(`/totem/${room.slug}`));
  await page.getByRole('button', { name: room.service.name }).click();
  await page.waitForURL('**/numero');
  return page.locator('.casa-ticket-number').innerText();
}

/** The link that the QR code of a printed number stands for: a cookie of the machine's that no script can read. */
async function ticketLink(machine: BrowserContext): Promise<string> {
  const cookie = (await machine.cookies(at('/totem'))).find(({ name }) => name === 'casa_given');
  expect(cookie).toMatchObject({ httpOnly: true });
  return at(`/coda/${JSON.parse(Buffer.from(decodeURIComponent(cookie!.value), 'base64').toString('utf8')) as string}`);
}

test.each([
  ['with JavaScript', {}],
  ['without', NO_SCRIPT],
])('a number at the machine %s, then followed on the telephone until it is left', async (_how, script) => {
  await aMinutePasses(room);
  const machine = await open({ ...DESKTOP, ...script });
  const before = await numbersGiven(room);
  const label = await press(await machine.newPage());
  expect(label).toBe(`A${String(before + 1).padStart(3, '0')}`);

  const phone = await (await open({ ...PHONE, ...script })).newPage();
  await phone.goto(await ticketLink(machine));
  expect(new URL(phone.url()).pathname).toBe('/coda');
  expect(await phone.getByRole('main').innerText()).toMatch(new RegExp(`${label}\\s+In attesa`));
  await phone.getByRole('button', { name: 'Lascia la fila' }).click();
  await phone.getByText('Hai lasciato la fila').waitFor();
  // From there one goes on: to an appointment, or to another number.
  const main = phone.getByRole('main');
  expect(await main.getByRole('link', { name: 'Prenota un appuntamento' }).getAttribute('href')).toBe('/prenota');
  await main.getByRole('link', { name: /Prendi il numero da casa/ }).click();
  await phone.getByRole('heading', { level: 1, name: 'Prendi il numero da casa' }).waitFor();
});

test('a machine that is hammered gives one number, and shows it', async () => {
  await aMinutePasses(room);
  const before = await numbersGiven(room);
  const machine = await open(DESKTOP);
  const page = await machine.newPage();
  const label = await press(page);
  const form = { ufficio: room.officeId, servizio: room.service.id };
  const pressed = await page.evaluate(
    async ([address, fields]) => {
      const press = () => fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
      return (await Promise.all(Array.from({ length: 30 }, press))).map(({ type }) => type);
    },
    [at(`/totem/${room.slug}`), form] as const,
  );
  // Each is led to the number, the browser does not say by which status.
  expect(new Set(pressed)).toEqual(new Set(['opaqueredirect']));
  await page.reload();
  expect(await page.locator('.casa-ticket-number').innerText()).toBe(label);
  expect(await numbersGiven(room)).toBe(before + 1);
  await page.getByRole('button', { name: 'Fine' }).click();
  await page.waitForURL(`**/totem/${room.slug}`);
  // The next person sees nothing of this one’s.
  await page.goto(at(`/totem/${room.slug}/numero`));
  expect(new URL(page.url()).pathname).toBe(`/totem/${room.slug}`);
});

test('a machine that nobody touches goes back to the start, and the number it showed is gone', async () => {
  await aMinutePasses(room);
  const page = await (await open(DESKTOP)).newPage();
  await page.clock.install();
  await press(page);
  await page.clock.runFor(20_000);
  // The same page, which prints nothing again.
  await page.locator('.casa-kiosk').evaluate((shown) => shown.setAttribute('data-same', ''));
  await page.getByRole('link', { name: 'Ho bisogno di più tempo' }).click();
  await page.clock.runFor(20_000);
  await page.locator('[data-same]').waitFor();
  await page.clock.runFor(26_000);
  await page.waitForURL(`**/totem/${room.slug}`);
  await page.goto(at(`/totem/${room.slug}/numero`));
  expect(new URL(page.url()).pathname).toBe(`/totem/${room.slug}`);
});

test('a screen that begins anew stays silent until it is touched, and says so', async () => {
  const wall = await open(DESKTOP);
  // As it was left the day before, in a browser that keeps pages silent; driven by a program, this one never does.
  await wall.addInitScript(() => {
    localStorage.setItem('casa-tabellone-suono', 'on');
    Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: false } });
    Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' });
  });
  const page = await wall.newPage();
  await page.goto(at(`/tabellone/${room.slug}`));
  await page.getByRole('button', { name: 'Suono', pressed: true }).waitFor();
  const silenced = page.getByText('tocca lo schermo');
  await silenced.waitFor();
  await page.getByRole('heading', { level: 1 }).click();
  await silenced.waitFor({ state: 'hidden' });
});

test('a call is on the screen at once, is said in words, and reaches the telephone; the screen’s own clock may be an hour wrong', async () => {
  await aMinutePasses(room);
  const machine = await open(DESKTOP);
  const label = await press(await machine.newPage());
  const phone = await (await open(PHONE)).newPage();
  await phone.clock.install();
  await phone.goto(await ticketLink(machine));
  // The page looks again by itself, and takes the focus from nobody.
  const leave = phone.getByRole('button', { name: 'Lascia la fila' });
  await leave.focus();
  for (const _look of ['first', 'second']) {
    const looked = phone.waitForResponse(at('/coda'));
    await phone.clock.runFor(10_000);
    await looked;
  }
  await expectFocus(leave);

  const wall = await open(DESKTOP);
  await wall.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    speechSynthesis.speak = ({ text }) => void said.push(text);
  });
  const screen = await wall.newPage();
  await screen.clock.install({ time: Date.now() + HOUR_MS });
  await screen.goto(at(`/tabellone/${room.slug}`));
  await screen.getByRole('button', { name: 'Voce', pressed: false }).click();
  await screen.getByRole('button', { name: 'Voce', pressed: true }).waitFor();
  await screen.clock.runFor(2000);
  const rome = new Intl.DateTimeFormat('it-IT', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Rome' });
  expect([rome.format(Date.now()), rome.format(Date.now() - 60_000)]).toContain(await screen.locator('.casa-screen-clock').innerText());

  const operator = await (await open(DESKTOP)).newPage();
  await logInAsManager(operator, room, 'Giulia Lorusso');
  await operator.goto(at(`/ufficio/coda/${room.slug}`));
  const called = await callUntil(operator, label);
  await screen.locator('.casa-screen-last', { hasText: label }).waitFor();
  const words = await screen.evaluate(() => (window as unknown as { said: string[] }).said);
  const inWords = `Numero ${label.slice(0, 1)} ${Number(label.slice(1))}, ${called}`;
  expect(words.at(-1)).toBe(inWords);
  // For who reads with a screen reader, once.
  expect(await screen.getByRole('log').innerText()).toBe(inWords);
  await phone.clock.runFor(10_000);
  await phone.locator('.casa-own-state', { hasText: 'Tocca a te' }).waitFor();

  // By keyboard: the buttons are plain buttons.
  await operator.getByRole('button', { name: `Inizia: numero ${label}` }).press('Enter');
  await operator.getByRole('button', { name: `Concludi: numero ${label}` }).press('Enter');
  await operator.getByRole('cell', { name: 'Servito' }).first().waitFor();
});

/** Calls and ends everybody before a number, then the number. @returns the desk it is called to. */
async function callUntil(operator: Page, label: string): Promise<string> {
  for (;;) {
    const call = operator.getByRole('button', { name: `Chiama il prossimo a ${room.desk.name}` });
    await call.click();
    const said = await operator.getByText(/Chiamato il numero/).innerText();
    const called = /[A-Z]\d{3}/.exec(said)![0];
    if (called === label) return room.desk.name;
    await operator.getByRole('button', { name: `Non si è presentato: numero ${called}` }).click();
    await operator.getByText('Libero').first().waitFor();
  }
}

test('who booked shows the QR code of the appointment, or types its code at the machine, and gets a number', async () => {
  const [first, second] = [await aBookedPerson(room), await aBookedPerson(room)];
  const phone = await (await open({ ...PHONE, ...NO_SCRIPT })).newPage();
  await phone.goto(at(`/prenotazioni/link/${first.manageToken}`));
  await phone.getByRole('img', { name: `Codice QR dell’appuntamento ${first.code}` }).waitFor();
  await phone.getByRole('link', { name: 'Sono arrivato' }).click();
  await phone.getByRole('button', { name: 'Sono arrivato' }).click();
  await phone.waitForURL('**/coda');
  expect(await phone.getByRole('main').innerText()).toMatch(/A\d{3}[\s\S]*In attesa[\s\S]*Appuntamento delle/);

  const machine = await (await open(DESKTOP)).newPage();
  await machine.goto(at(`/totem/${room.slug}`));
  await machine.getByRole('link', { name: /Ho un appuntamento/ }).click();
  const code = machine.getByLabel('Codice dell’appuntamento');
  await machine.getByRole('button', { name: 'Sono qui' }).click();
  await machine.getByRole('alert').filter({ hasText: 'Scrivi il codice' }).waitFor();
  await code.fill('RU-SBAGLIATO');
  await machine.getByRole('button', { name: 'Sono qui' }).click();
  // A reader of codes types over what was refused.
  await machine.getByRole('alert').filter({ hasNotText: 'Scrivi il codice' }).waitFor();
  expect(await code.evaluate((field) => field.ownerDocument.getSelection()?.toString())).toBe('RU-SBAGLIATO');
  await code.fill('');
  for (const key of second.code) await machine.getByRole('button', { name: key, exact: true }).click();
  await machine.getByRole('button', { name: 'Sono qui' }).click();
  await machine.waitForURL('**/numero');
  expect(await machine.getByRole('main').innerText()).toContain('Appuntamento delle');
  // A reader of QR codes types the whole address.
  await machine.goto(at(`/totem/${room.slug}/arrivo`));
  await code.fill(at(`/arrivo/${second.code.toLowerCase()}`));
  await machine.keyboard.press('Enter');
  await machine.waitForURL('**/numero');
});

test('a number from home: too far away, near enough, and given once', async () => {
  const near = { latitude: 41.01, longitude: 17.0 };
  const context = await open({ ...PHONE, permissions: ['geolocation'], geolocation: { latitude: 45.46, longitude: 9.19 } });
  const page = await context.newPage();
  await page.goto(at('/coda'));
  await page.getByRole('link', { name: /Prendi il numero da casa/ }).click();
  await page.getByRole('button', { name: 'Prendi il numero con la mia posizione' }).click();
  await page.getByText(/Sei a circa/).waitFor();
  await context.setGeolocation(near);
  await page.reload();
  await page.goto(at(`/coda/ufficio/${room.slug}`));
  await page.getByRole('button', { name: 'Prendi il numero con la mia posizione' }).click();
  await page.waitForURL('**/coda');
  const label = await page.locator('.casa-ticket-number').innerText();
  await page.getByRole('img', { name: 'Al totem puoi anche passare questo codice sotto il lettore.' }).waitFor();
  await expectAccessible(page, 'own number on the way');
  await page.getByRole('button', { name: 'Sono arrivato' }).click();
  await page.waitForURL('**/coda');
  expect(await page.getByRole('button', { name: 'Sono arrivato' }).count()).toBe(0);
  expect(await page.locator('.casa-ticket-number').innerText()).toBe(label);
  await page.getByRole('button', { name: 'Lascia la fila' }).click();
  await page.getByText('Hai lasciato la fila').waitFor();
  await expectAccessible(page, 'own number, over');
});

test('a manager sets the waiting room, makes a machine known and takes it away', async () => {
  const page = await newJudgedPage();
  await logInAsManager(page, room, 'Paolo Mastrandrea');
  await page.goto(at(`/ufficio/coda/${room.slug}/impostazioni`));
  await expectAccessible(page, 'settings');
  await page.getByLabel('Ritardo tollerato a chi ha prenotato (minuti)').fill('mille');
  await page.getByRole('button', { name: 'Salva' }).click();
  await page.getByText('Il valore non è tra quelli possibili.').waitFor();
  expect(await page.getByLabel('Ritardo tollerato a chi ha prenotato (minuti)').inputValue()).toBe('mille');
  await page.getByLabel('Ritardo tollerato a chi ha prenotato (minuti)').fill('12');
  await page.getByRole('button', { name: 'Salva' }).click();
  await page.getByText('Impostazioni salvate.').waitFor();
  await page.getByLabel('Nome del totem').fill('Ingresso');
  await page.getByRole('button', { name: 'Abilita un totem' }).click();
  const link = await page.getByRole('link', { name: 'Collegamento di Ingresso' }).getAttribute('href');
  const machine = await (await open(DESKTOP)).newPage();
  await machine.goto(link!);
  expect(machine.url()).toBe(at(`/totem/${room.slug}`));
  await page.getByRole('button', { name: 'Disabilita Ingresso' }).click();
  await page.getByText('Nessun totem abilitato.').waitFor();
});

test('every page of the waiting room is accessible', async () => {
  await aMinutePasses(room);
  const page = await newJudgedPage();
  const machine = `/totem/${room.slug}`;
  for (const path of [
    machine,
    `/en${machine}`,
    `${machine}/arrivo`,
    '/coda',
    `/coda/ufficio/${room.slug}`,
    `/comune/uffici/${room.slug}`,
    '/arrivo',
    '/arrivo/RU-7K3Q9MXT',
    `/tabellone/${room.slug}`,
  ]) {
    expect((await page.goto(at(path)))?.status(), path).toBe(200);
    await expectAccessible(page, path);
  }
  await press(page);
  await expectAccessible(page, 'number');
  await page.goto(await ticketLink(page.context()));
  await expectAccessible(page, 'own number');
  await logInAsManager(page, room, 'Giulia Lorusso');
  await page.goto(at(`/ufficio/coda/${room.slug}`));
  await page.getByRole('link', { name: 'Sala d’attesa', exact: true }).waitFor();
  await page.getByRole('table', { name: 'In attesa' }).waitFor();
  await expectAccessible(page, 'waiting room of who works in it');
  await page.getByRole('button', { name: `Chiama il prossimo a ${room.desk.name}` }).click();
  await page.getByText(/Chiamato il numero/).waitFor();
  await expectAccessible(page, 'waiting room with somebody called');
  await page.goto(at(`/tabellone/${room.slug}`));
  await page.locator('.casa-screen-last').waitFor();
  await expectAccessible(page, 'screen with a call');
});

test.each([
  ['/totem/non-esiste', 404],
  ['/tabellone/non-esiste', 404],
  ['/coda/ufficio/non-esiste', 404],
  ['/coda/troppo corto', 404],
])('%s is no page', async (path, status) => {
  const page = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
  expect((await page.goto(at(path)))?.status()).toBe(status);
});
