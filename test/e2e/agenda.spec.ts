import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { anAppointmentToday } from './support/agenda-day.ts';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { aCitizen } from './support/citizen.ts';
import { expectFocus, hasFocus, tabTo } from './support/focus.ts';
import type { Place } from './support/neighbours.ts';
import { logIn } from './support/person.ts';
import { portal } from './support/stack.ts';

const open = useBrowser();
const newJudgedPage = useJudgedPages();
const HOUR_MS = 3_600_000;
const TOWN = 'bari';
const URP: Place = { municipality: TOWN, service: 'informazioni-e-orientamento', office: 'urp' };
/** Vito Denora works here, and in no other test. */
const QUIET_TOWN = 'altamura';
const REGISTRY: Place = {
  ...{ municipality: QUIET_TOWN, service: 'tessera-elettorale', office: 'servizi-demografici', answers: ['Spazi finiti'] },
};
const AGENDA = `/ufficio/agenda/${REGISTRY.office}`;

const at = (path: string): string => portal(TOWN, path);
const inQuietTown = (path: string): string => portal(QUIET_TOWN, path);
const textOf = (page: Page): Promise<string> => page.getByRole('main').innerText();

async function asStaff(page: Page, name: string, back: string): Promise<void> {
  await logIn(page, TOWN, name, { federation: 'sso', back });
  await page.waitForURL(at(back));
}

async function asVito(page: Page, back: string): Promise<void> {
  await logIn(page, QUIET_TOWN, 'Vito Denora', { back });
  await page.waitForURL(inQuietTown(back));
}

/** The agenda follows by itself from now on. */
async function live(page: Page): Promise<void> {
  await page.getByText('Aggiornamento automatico attivo').waitFor();
}

const rowOf = (page: Page, { id }: { readonly id: string }): Locator => page.locator(`#a-${id}`);

async function expectState(row: Locator, state: string): Promise<void> {
  await row.locator('.casa-state', { hasText: state }).waitFor();
}

test('an operator’s whole day by keyboard alone', async () => {
  const page = await (await open(DESKTOP)).newPage();
  const [first, second] = [await anAppointmentToday(REGISTRY, 20), await anAppointmentToday(REGISTRY, 10)];
  await asVito(page, '/ufficio');
  const { keyboard } = page;

  // Who works at several offices chooses one.
  await tabTo(page, page.getByRole('link', { name: 'Servizi demografici' }));
  await keyboard.press('Enter');
  await page.waitForURL(inQuietTown(AGENDA));
  await live(page);

  await keyboard.press('p');
  await tabTo(page, page.getByRole('button', { name: 'Siediti a Anagrafe' }));
  await keyboard.press('Enter');
  await page.getByText('Sei a Anagrafe.').waitFor();

  // The first in line is called and the focus is there: started, ended, and the slip taken back.
  await keyboard.press('n');
  await expectState(rowOf(page, first), 'Chiamato');
  await expectFocus(rowOf(page, first).getByRole('link'));
  await keyboard.press('s');
  await expectState(rowOf(page, first), 'In corso');
  await expectFocus(rowOf(page, first).getByRole('link'));
  await keyboard.press('f');
  await expectState(rowOf(page, first), 'Concluso');
  await keyboard.press('u');
  await expectState(rowOf(page, first), 'In corso');
  await keyboard.press('f');
  await expectState(rowOf(page, first), 'Concluso');

  await keyboard.press('n');
  await expectState(rowOf(page, second), 'Chiamato');
  await keyboard.press('x');
  await expectState(rowOf(page, second), 'Non si è presentato');
  // They came after all.
  await keyboard.press('c');
  await expectState(rowOf(page, second), 'Chiamato');
  await keyboard.press('n');
  await page.getByText('Era già così').waitFor();

  // From one appointment to the other, and into its record.
  await keyboard.press('k');
  await keyboard.press('j');
  await expectFocus(rowOf(page, second).getByRole('link'));
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: `Appuntamento ${second.code}` }).waitFor();
  await live(page);
  expect(await textOf(page)).toContain('080 577 1234');
  await keyboard.press('s');
  await page.getByText('Stato: In corso').waitFor();
  await keyboard.press('e');
  await expectFocus(page.getByLabel('Annotazione per i colleghi'));
  await keyboard.type('Porta la delega: n, x, u');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await page.getByText('Annotazione salvata.').waitFor();
  expect(await page.getByLabel('Annotazione per i colleghi').inputValue()).toBe('Porta la delega: n, x, u');
  await tabTo(page, page.getByRole('link', { name: 'Torna all’agenda' }));
  await keyboard.press('Enter');
  await page.getByText('Con annotazione').waitFor();
  await live(page);

  await blocksAnHour(page);
  await booksOnBehalf(page);

  // Keys that disturb are switched off, and stay off.
  await page.goto(inQuietTown(AGENDA));
  await live(page);
  await keyboard.press('?');
  await tabTo(page, page.getByRole('button', { name: 'Disattiva i tasti rapidi di una lettera' }));
  await keyboard.press('Enter');
  await page.reload();
  await live(page);
  await keyboard.press('w');
  await page.getByRole('button', { name: 'Chiama il prossimo' }).waitFor();
  expect(page.url()).toBe(inQuietTown(AGENDA));
  expect(await page.locator('[aria-keyshortcuts]').count()).toBe(0);

  await tabTo(page, page.locator('.casa-seat summary'));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Lascia lo sportello' }));
  await keyboard.press('Enter');
  await page.getByText('Non sei a nessuno sportello').waitFor();
});

/** A meeting one evening weeks ahead, beyond the first days that are listed; then it is taken back. */
async function blocksAnHour(page: Page): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('o');
  await page.waitForURL(/\/ufficio\/blocchi\//);
  await tabTo(page, page.getByLabel('Sportello', { exact: true }));
  await keyboard.type('CIE 2');
  const day = page.getByLabel('Dal giorno');
  await tabTo(page, day);
  const later = new Date(Date.now() + 40 * 24 * HOUR_MS).toLocaleDateString('en-CA', { timeZone: 'Europe/Rome' });
  await day.fill(later);
  await tabTo(page, page.getByLabel('Dalle ore', { exact: true }));
  await keyboard.type('23:00');
  await page.getByLabel('Al giorno', { exact: true }).fill(later);
  await tabTo(page, page.getByLabel('Alle ore', { exact: true }));
  await keyboard.type('22:00');
  await tabTo(page, page.getByLabel('Motivo, per i colleghi'));
  await keyboard.type('Riunione');
  await keyboard.press('Enter');
  await expectFocus(page.getByRole('alert'));
  expect(await page.getByLabel('Motivo, per i colleghi').inputValue()).toBe('Riunione');
  const until = page.getByLabel('Alle ore', { exact: true });
  await tabTo(page, until);
  await until.press('ControlOrMeta+a');
  await keyboard.type('23.30');
  await keyboard.press('Enter');
  await page.getByText('Orario bloccato.').waitFor();
  await tabTo(page, page.getByRole('button', { name: /Togli il blocco: CIE 2, Riunione/ }));
  await keyboard.press('Enter');
  await page.getByText('Blocco tolto').waitFor();
  await tabTo(page, page.getByRole('link', { name: 'Giorni precedenti' }));
}

/** Somebody on the telephone, without a mailbox, takes the next free hour. */
async function booksOnBehalf(page: Page): Promise<void> {
  const { keyboard } = page;
  const citizen = aCitizen();
  await page.goto(inQuietTown(AGENDA));
  await live(page);
  await keyboard.press('b');
  await page.waitForURL(/\/ufficio\/prenota\//);
  // Not given in this way: it is said where the way is chosen.
  await page.goto(`${page.url().replace(/\?.*/, '')}?servizio=${REGISTRY.service}&modalita=telefono`);
  await page.getByRole('group', { name: 'Come', exact: true }).getByText('Il servizio non si dà in questo modo').waitFor();
  await page.goBack();
  await tabTo(page, page.getByLabel('Servizio', { exact: true }));
  await keyboard.type('Tessera');
  await tabTo(page, page.getByRole('button', { name: 'Mostra gli orari liberi' }));
  await keyboard.press('Enter');
  await tabTo(page, page.locator('.casa-hour-list a').first());
  await keyboard.press('Enter');
  const write = async (label: string | RegExp, text: string): Promise<void> => {
    await tabTo(page, page.getByLabel(label, { exact: true }));
    await keyboard.type(text);
  };
  await write('Nome', citizen.givenName);
  await write('Cognome', citizen.familyName);
  await write('Via e numero civico', citizen.street);
  await write('CAP', citizen.postalCode);
  await write('Comune', citizen.city);
  await tabTo(page, page.getByRole('radio', { name: 'Sì' }).first());
  await keyboard.press('Space');
  await answersQuestions(page);
  await write('Motivo della richiesta', citizen.reason);
  await tabTo(page, page.getByRole('checkbox', { name: /informativa/ }));
  await keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Prenota', exact: true }));
  await keyboard.press('Enter');
  // Neither telephone nor mailbox: it is said, and nothing is typed again.
  await expectFocus(page.getByRole('alert'));
  expect(await textOf(page)).toContain('Serve un indirizzo e-mail oppure un numero di telefono');
  await write(/^Telefono/, citizen.telephone);
  await keyboard.press('Enter');
  await page.getByText('Prenotazione fatta.').waitFor();
  expect(await textOf(page)).toContain(`${citizen.givenName} ${citizen.familyName}`);
  expect(await textOf(page)).toContain('Non ce l’ha: non riceve messaggi');
}

/** What the service asks: the first of the choices, or a word. */
async function answersQuestions(page: Page): Promise<void> {
  const fields = page.locator('[id^="answer-"]:not([id*="-hint"]):not([id*="-error"])');
  for (const field of await fields.all()) {
    const type = await field.getAttribute('type');
    if (type === 'radio' && (await page.locator(`[name="${(await field.getAttribute('name'))!}"]:checked`).count()) > 0) continue;
    await tabTo(page, field);
    await (type === 'radio' ? page.keyboard.press('Space') : page.keyboard.type('Tre'));
  }
}

test('a booking made elsewhere appears by itself, is told to who does not see it, and the focus stays; the browser’s clock may be an hour wrong', async () => {
  const first = await anAppointmentToday(REGISTRY, 5);
  const context = await open(DESKTOP);
  const page = await context.newPage();
  await page.clock.setFixedTime(Date.now() + HOUR_MS);
  await asVito(page, AGENDA);
  await live(page);
  const link = rowOf(page, first).getByRole('link');
  await link.focus();

  const second = await anAppointmentToday(REGISTRY, 4);
  await rowOf(page, second).waitFor();
  await page
    .getByRole('status')
    .filter({ hasText: `Nuovo appuntamento: ${second.name}` })
    .waitFor();
  expect(await hasFocus(link)).toBe(true);
  // By the clock of the office: it can be called now, and an hour of the browser's changes nothing.
  expect(await rowOf(page, second).getByRole('button').allInnerTexts()).toEqual([
    expect.stringContaining('È arrivato'),
    expect.stringContaining('Chiama'),
    expect.stringContaining('Assente'),
  ]);
  expect(await rowOf(page, second).locator('.casa-row-time').innerText()).toMatch(new RegExp(`^${romanHour(Date.now() - 4 * 60_000)}:`));
});

function romanHour(instant: number): number {
  return Number(new Intl.DateTimeFormat('it-IT', { hour: '2-digit', timeZone: 'Europe/Rome' }).format(instant));
}

test('two operators on one record see each other; the slower one loses nothing that was typed', async () => {
  const appointment = await anAppointmentToday(URP, 30);
  const path = `/ufficio/appuntamenti/${appointment.id}`;
  const [annas, chiaras] = [await (await open(DESKTOP)).newPage(), await (await open(DESKTOP)).newPage()];
  await asStaff(annas, 'Anna Ranieri', path);
  await annas.getByText('Nessun altro sta guardando questa scheda.').waitFor();
  await asStaff(chiaras, 'Chiara De Giglio', path);
  await annas.getByText('Anche Chiara De Giglio sta guardando questa scheda.').waitFor();
  await chiaras.getByText('Anche Anna Ranieri sta guardando questa scheda.').waitFor();
  await live(annas);

  const note = (page: Page): Locator => page.getByLabel('Annotazione per i colleghi');
  await note(annas).pressSequentially('Ha già il modulo.');
  await note(chiaras).fill('Manca la firma.');
  await chiaras.getByRole('button', { name: 'Salva l’annotazione' }).click();
  await chiaras.getByText('Annotazione salvata.').waitFor();
  expect(await note(annas).inputValue()).toBe('Ha già il modulo.');
  await annas.getByRole('button', { name: 'Salva l’annotazione' }).click();
  await annas.getByRole('alert').waitFor();
  const said = await textOf(annas);
  expect(said).toContain('Nel frattempo un collega o il cittadino ha modificato questo appuntamento');
  expect(said).toContain('Manca la firma.');
  expect(await note(annas).inputValue()).toBe('Ha già il modulo.');
  await expectFocus(note(annas));
  await annas.getByRole('button', { name: 'Salva l’annotazione' }).click();
  await annas.getByText('Annotazione salvata.').waitFor();

  // A step of a colleague shows at once; one's own note passes it by.
  await expect.poll(() => versionOf(chiaras)).toBe(await versionOf(annas));
  await chiaras.getByRole('button', { name: /^È arrivato/ }).click();
  await annas.getByText('Stato: È arrivato').waitFor();
  await note(annas).fill('Ha già il modulo, e la firma.');
  await annas.getByRole('button', { name: 'Salva l’annotazione' }).click();
  await expect.poll(() => versionOf(chiaras)).toBe('5');
  // Once more in the same page: what was saved from here is no colleague's.
  await expect.poll(() => versionOf(annas)).toBe('5');
  await note(annas).fill('Ha tutto:\nmodulo e firma.');
  await annas.getByRole('button', { name: 'Salva l’annotazione' }).click();
  await expect.poll(() => versionOf(chiaras)).toBe('6');

  await chiaras.reload();
  expect(await note(chiaras).inputValue()).toBe('Ha tutto:\nmodulo e firma.');
  await chiaras.close();
  await annas.getByText('Nessun altro sta guardando questa scheda.').waitFor();
});

/** As which version a page shows its appointment. */
function versionOf(page: Page): Promise<string> {
  return page.locator('.casa-record-steps [name=versione]').inputValue();
}

test('all of it works without JavaScript, as forms; an old page says so and loses nothing', async () => {
  const appointment = await anAppointmentToday(URP, 40);
  const path = `/ufficio/appuntamenti/${appointment.id}`;
  const page = await (await open({ ...PHONE, ...NO_SCRIPT })).newPage();
  await logIn(page, TOWN, 'Anna Ranieri', { federation: 'sso', back: path, withoutScript: true });
  const other = await page.context().newPage();
  await other.goto(at(path));
  await other.getByRole('button', { name: /^È arrivato/ }).click();
  await other.getByText('Stato: È arrivato').waitFor();

  await page.getByRole('button', { name: /^Assente/ }).click();
  await page.getByRole('alert').waitFor();
  expect(await textOf(page)).toContain('Non è stato cambiato niente.');
  await other.getByLabel('Annotazione per i colleghi').fill('Uno');
  await other.getByRole('button', { name: 'Salva l’annotazione' }).click();
  await page.getByLabel('Annotazione per i colleghi').fill('Due');
  await page.getByRole('button', { name: 'Salva l’annotazione' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Annotazione per i colleghi').inputValue()).toBe('Due');

  await page.goto(at('/ufficio'));
  await page.waitForURL(at('/ufficio/agenda/urp'));
  await page.getByRole('button', { name: 'Siediti a Sportello 2' }).click();
  await page.getByText('Sei a Sportello 2.').waitFor();
  await rowOf(page, appointment)
    .getByRole('button', { name: /^Inizia/ })
    .click();
  await expectState(rowOf(page, appointment), 'In corso');
  await page.getByRole('link', { name: 'Per operatore' }).click();
  await rowOf(page, appointment)
    .and(page.getByRole('region', { name: 'Anna Ranieri' }).getByRole('listitem'))
    .waitFor();
  await page.getByRole('link', { name: 'Settimana', exact: true }).click();
  expect(await textOf(page)).not.toContain(appointment.name);
  expect(await textOf(page)).toContain(appointment.code);
});

test('a calendar is followed with a program of one’s own until its address is changed, and until it is taken away', async () => {
  const page = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
  await logIn(page, TOWN, 'Anna Ranieri', { federation: 'sso', back: '/ufficio/calendari/urp', withoutScript: true });
  await page.getByRole('button', { name: 'Crea l’indirizzo: Appuntamenti di Sportello 1' }).click();
  const address = page.locator('li', { hasText: 'Appuntamenti di Sportello 1' }).getByLabel('Indirizzo da aggiungere al calendario');
  const before = await address.inputValue();
  // A program knows neither the session nor, as Node does not, whose address the host is.
  const { host, port } = new URL(at('/'));
  const program = async (url: string): Promise<number> =>
    (await page.request.get(`http://127.0.0.1:${port}${new URL(url).pathname}`, { headers: { host } })).status();
  expect(await program(before)).toBe(200);
  await page.getByRole('button', { name: 'Cambia indirizzo: Appuntamenti di Sportello 1' }).click();
  const after = await address.inputValue();
  expect([await program(before), await program(after)]).toEqual([404, 200]);
  await page.getByRole('button', { name: 'Elimina: Appuntamenti di Sportello 1' }).click();
  await page.getByText('L’indirizzo non funziona più.').waitFor();
  expect(await program(after)).toBe(404);
});

test('every page of an office is accessible, at both widths', async () => {
  const appointment = await anAppointmentToday(URP, 50);
  const page = await newJudgedPage();
  await asStaff(page, 'Chiara De Giglio', '/ufficio');
  for (const path of [
    '/ufficio',
    '/ufficio/agenda/urp',
    '/en/ufficio/agenda/urp',
    '/ufficio/agenda/urp?per=operatore',
    '/ufficio/agenda/urp?vista=settimana',
    `/ufficio/appuntamenti/${appointment.id}`,
    '/ufficio/prenota/urp',
    `/ufficio/prenota/urp?servizio=${URP.service}&modalita=presenza`,
    '/ufficio/blocchi/urp',
    '/ufficio/calendari/urp',
  ]) {
    expect((await page.goto(at(path)))?.status(), path).toBe(200);
    await expectAccessible(page, path);
  }
  await page.goto(at(`/ufficio/prenota/urp?servizio=${URP.service}&modalita=presenza`));
  await page.locator('.casa-hour-list a').first().click();
  await page.getByRole('button', { name: 'Prenota', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await expectAccessible(page, 'mistakes of a booking');
  await page.goto(at('/ufficio/agenda/urp'));
  await page.getByText('Tasti rapidi', { exact: true }).click();
  await expectAccessible(page, 'list of keys');
});

test.each([
  ['/ufficio/agenda/non-esiste', 404],
  ['/ufficio/agenda/anagrafe-centrale', 404],
  ['/ufficio/appuntamenti/non-esiste', 404],
  ['/ufficio/appuntamenti/0190a5c0-0000-7000-8000-000000000000', 404],
])('%s is no page of who works elsewhere', async (path, status) => {
  const page = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
  await logIn(page, TOWN, 'Anna Ranieri', { federation: 'sso', back: '/area-personale', withoutScript: true });
  expect((await page.goto(at(path)))?.status()).toBe(status);
});
