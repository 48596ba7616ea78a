import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Download, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { EICAR, StandInClamd } from '../support/clamd.ts';
import { PDF, PROGRAM } from '../support/files.ts';
import { withReal } from '../support/real-parts.ts';
import { expectAccessible } from './support/accessibility.ts';
import { complaintsOf, DESKTOP, PHONE, useBrowser } from './support/browser.ts';
import { type CallBrowser, callBrowser, type Reception, reception } from './support/call-browser.ts';
import { logIn } from './support/person.ts';
import { aRoomAppointment, type RoomAppointment } from './support/room-appointment.ts';
import { type RoomServers, roomServers } from './support/room-servers.ts';
import { type TurnServer, turnServer } from './support/turn-server.ts';

const TOWN = 'bari';
const OPERATOR = 'Anna Ranieri';
const HOUR_MS = 3_600_000;
/** A call is made and lost at the pace of the machine. */
const WHOLE_CALL = { timeout: 300_000 };
const PATIENCE = { timeout: 60_000, interval: 100 };
/** So many pictures are no accident. */
const MANY = 20;

const openPlain = useBrowser();

let citizens: CallBrowser;
let operators: CallBrowser;
let clamd: StandInClamd;
let scratch: string;
let servers: RoomServers;

beforeAll(async () => {
  clamd = await StandInClamd.start();
  scratch = await mkdtemp(join(tmpdir(), 'casa-room-'));
  [citizens, operators, servers] = await Promise.all([callBrowser(), callBrowser(), roomServers({ CASA_CLAMD_URL: clamd.url })]);
});

afterAll(async () => {
  await Promise.all([citizens, operators, servers].map((one) => one[Symbol.asyncDispose]()));
  await clamd[Symbol.asyncDispose]();
  await rm(scratch, { recursive: true, force: true });
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { name });

async function aPage(browser: CallBrowser, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.open({ ...DESKTOP, ...options })).newPage();
}

// A call that goes on takes a processor.
afterEach(() => Promise.all([citizens, operators].map((browser) => browser.closeAll())));

/** A citizen who has opened the link of the mail, tried camera and microphone, and waits to be let in. */
async function aWaitingCitizen(at: RoomServers, { linkPath }: RoomAppointment): Promise<Page> {
  const page = await aPage(citizens);
  await page.goto(at.at(TOWN, linkPath));
  await button(page, 'Entra nella sala d’attesa').click();
  await heading(page, 'Sei nella sala d’attesa').waitFor();
  return page;
}

/** An operator of the office, in the room. */
async function anOperator(at: RoomServers, { id }: RoomAppointment): Promise<Page> {
  const page = await aPage(operators);
  await logIn(page, TOWN, OPERATOR, { federation: 'sso' });
  await page.goto(at.at(TOWN, `/ufficio/stanza/${id}`));
  await button(page, 'Entra nella stanza').click();
  await heading(page, 'In sala d’attesa').waitFor();
  return page;
}

interface Meeting {
  readonly appointment: RoomAppointment;
  readonly citizen: Page;
  readonly operator: Page;
}

/** Citizen and operator, who see and hear each other. */
async function aMeeting(at: RoomServers): Promise<Meeting> {
  const appointment = await aRoomAppointment();
  const citizen = await aWaitingCitizen(at, appointment);
  const operator = await anOperator(at, appointment);
  await button(operator, `Fai entrare ${appointment.citizenName}`).click();
  for (const page of [citizen, operator]) await expectToReceive(page);
  return { appointment, citizen, operator };
}

/** Pictures and sound go on arriving, by so many connections. */
async function expectToReceive(page: Page, connections = 1): Promise<Reception> {
  let first: Reception | undefined;
  return vi.waitFor(async () => {
    const now = await reception(page);
    expect(now.frames, now.states).toHaveLength(connections);
    first ??= now;
    for (const [place, count] of now.frames.entries()) expect(count).toBeGreaterThan((first.frames[place] ?? 0) + MANY);
    for (const [place, count] of now.samples.entries()) expect(count).toBeGreaterThan(first.samples[place] ?? 0);
    return now;
  }, PATIENCE);
}

/** Sound goes on arriving, by so many connections. */
async function expectToHear(page: Page, connections: number): Promise<void> {
  let first: Reception | undefined;
  await vi.waitFor(async () => {
    const now = await reception(page);
    expect(now.samples, now.states).toHaveLength(connections);
    first ??= now;
    for (const [place, count] of now.samples.entries()) expect(count).toBeGreaterThan(first.samples[place] ?? 0);
  }, PATIENCE);
}

/** What of its person a page sends, or would. */
function captured(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { connections } = window as unknown as { readonly connections: readonly RTCPeerConnection[] };
    const tracks = connections.flatMap((connection) => connection.getSenders()).flatMap(({ track }) => track ?? []);
    // A connection that was made anew sends the same ones.
    return [...new Set(tracks)].filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind);
  });
}

function give(page: Page, name: string, buffer: Buffer): Promise<void> {
  return page.getByLabel('Dai un documento').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

/** Saves a document as a person does. */
async function saved(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, `Salva ${name}`).click()]);
  expect(download.suggestedFilename()).toBe(name);
  return contentOf(download);
}

async function contentOf(download: Download): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Scrivi un messaggio').fill(text);
  await button(page, 'Invia').click();
}

const WAYS: readonly { readonly way: string; readonly isRelayed: boolean }[] = [
  { way: 'from browser to browser', isRelayed: false },
  ...withReal('turnserver', 'coturn', 'test/e2e/room.spec.ts, a call through coturn', [{ way: 'through coturn', isRelayed: true }]),
];

describe.each(WAYS)('a call $way', ({ way, isRelayed }) => {
  let turn: TurnServer | undefined;
  let relayed: RoomServers | undefined;
  const at = () => relayed ?? servers;

  beforeAll(async () => {
    if (!isRelayed) return;
    turn = await turnServer();
    relayed = await roomServers({ CASA_CLAMD_URL: clamd.url, ...turn.settings });
  });

  afterAll(async () => {
    await relayed?.[Symbol.asyncDispose]();
    await turn?.[Symbol.asyncDispose]();
  });

  test('shows and sounds on both sides, carries documents, and outlives networks, the API and a page', WHOLE_CALL, async () => {
    const { citizen, operator, appointment } = await aMeeting(at());
    const pages = [citizen, operator];
    for (const page of pages) {
      const { ways } = await expectToReceive(page);
      expect(ways).toEqual([isRelayed ? 'relay to relay' : expect.stringMatching(/^(host|prflx) to (host|prflx)$/)]);
    }
    await documentsGoEachWay(at(), { citizen, operator, appointment });

    // Another network: the same connection, on a way that was found anew.
    const { made, attempts } = await reception(citizen);
    await citizen.context().setOffline(true);
    await citizen.context().setOffline(false);
    await expect.poll(async () => (await reception(citizen)).attempts, PATIENCE).not.toEqual(attempts);
    for (const page of pages) await expectToReceive(page);

    // The API is killed while they speak, and comes back.
    await at().killApi();
    await citizen.getByText('Il sito non risponde. La chiamata continua').waitFor();
    await say(citizen, 'Mi vede ancora?');
    for (const page of pages) await expectToReceive(page);
    await at().startApi();
    await operator.getByText('Mi vede ancora?').waitFor();
    await citizen.getByText('Il sito non risponde. La chiamata continua').waitFor({ state: 'detached' });
    for (const page of pages) expect((await expectToReceive(page)).made).toBe(made);

    for (const [who, page, other] of [
      ['the citizen', citizen, operator],
      ['the operator', operator, citizen],
    ] as const) {
      const seconds = (await backAfterReload(page, other)) / 1000;
      console.log(`a call ${way}: ${who} reloads the page, and both see each other again after ${seconds.toFixed(1)} s`);
      for (const each of pages) await expectToReceive(each);
    }
    expect(await citizen.getByText('Mi vede ancora?').count()).toBe(1);
  });
});

/** One from either side, seen by the other at once, and kept with the appointment. */
async function documentsGoEachWay(at: RoomServers, { citizen, operator, appointment }: Meeting): Promise<void> {
  const card = Buffer.concat([PDF, Buffer.alloc(300_000, 'x')]);
  await give(citizen, 'carta d’identità.pdf', card);
  await operator.getByText(`${appointment.citizenName} ha dato il documento carta d’identità.pdf.`).waitFor();
  expect(await saved(operator, 'carta d’identità.pdf')).toEqual(card);
  const receipt = Buffer.from('Ricevuta n. 1\n');
  await give(operator, 'ricevuta.txt', receipt);
  expect(await saved(citizen, 'ricevuta.txt')).toEqual(receipt);
  await expect.poll(() => operator.getByText('controllato').count()).toBe(2);

  const later = await aPage(citizens);
  await later.goto(at.at(TOWN, `/prenotazioni/link/${appointment.manageToken}`));
  const [download] = await Promise.all([
    later.waitForEvent('download'),
    later.getByRole('link', { name: 'Salva carta d’identità.pdf' }).click(),
  ]);
  expect(await contentOf(download)).toEqual(card);
}

/** @returns the milliseconds until pictures arrive anew on both sides. */
async function backAfterReload(page: Page, other: Page): Promise<number> {
  const { made } = await reception(other);
  const begun = performance.now();
  await page.reload();
  await vi.waitFor(async () => {
    for (const { frames } of [await reception(page), await reception(other)]) expect(frames[0]).toBeGreaterThan(0);
    expect((await reception(other)).made).toBeGreaterThan(made);
  }, PATIENCE);
  return performance.now() - begun;
}

test('a third person comes by invitation, with sound alone, and everybody hears everybody', WHOLE_CALL, async () => {
  const { citizen, operator } = await aMeeting(servers);
  await operator.getByText('Invita un’altra persona').click();
  await operator.getByLabel('Nome e cognome').fill('Ada Interprete');
  await button(operator, 'Crea il collegamento').click();
  const url = await operator.getByLabel('Collegamento per Ada Interprete').inputValue();
  const guest = await aPage(citizens, PHONE);
  await guest.goto(url);
  expect(new URL(guest.url()).pathname).toMatch(/^\/stanza\/[0-9a-f-]{36}$/);
  await button(guest, 'Entra solo con l’audio').click();
  await heading(guest, 'Sei nella sala d’attesa').waitFor();
  await button(operator, 'Fai entrare Ada Interprete').click();
  await expectToReceive(guest, 2);
  for (const page of [citizen, operator]) {
    await expectToHear(page, 2);
    await page.locator('figure', { hasText: 'Ada Interprete' }).getByText('Camera spenta').waitFor();
  }
  await button(operator, 'Fai uscire Ada Interprete').click();
  await heading(guest, 'L’operatore non ti ha fatto entrare').waitFor();
  await expectToReceive(citizen);
});

test('whoever has neither camera nor microphone is told so, enters all the same, sees and hears', WHOLE_CALL, async () => {
  const appointment = await aRoomAppointment();
  const citizen = await (await openPlain(PHONE)).newPage();
  await citizen.goto(servers.at(TOWN, appointment.linkPath));
  await citizen
    .getByText(/microfono/)
    .first()
    .waitFor();
  await citizen
    .getByRole('alert')
    .or(citizen.getByRole('status'))
    .getByText(/Puoi entrare|Puoi darlo/)
    .first()
    .waitFor();
  await button(citizen, 'Entra nella sala d’attesa').click();
  const operator = await anOperator(servers, appointment);
  await button(operator, `Fai entrare ${appointment.citizenName}`).click();
  await citizen.locator('.casa-tile[data-link="CONNECTED"]').waitFor();
});

describe('a link', () => {
  test('that is open already asks first in another browser; whoever goes on there waits again', WHOLE_CALL, async () => {
    const { citizen, operator, appointment } = await aMeeting(servers);
    const third = await aPage(operators, PHONE);
    await third.goto(servers.at(TOWN, appointment.linkPath));
    await button(third, 'Entra nella sala d’attesa').click();
    await heading(third, 'La stanza è già aperta altrove').waitFor();
    await expectAccessible(third, 'taken');
    await expectToReceive(citizen);
    await button(third, 'Continua qui').click();
    await heading(third, 'Sei nella sala d’attesa').waitFor();
    await heading(citizen, 'Sei fuori dalla stanza').waitFor();
    await expectAccessible(citizen, 'lost');
    await button(operator, `Fai entrare ${appointment.citizenName}`).waitFor();
  });

  test('that was forged opens nothing, and says what to do', async () => {
    const page = await aPage(citizens);
    const { id, linkPath } = await aRoomAppointment();
    for (const path of [`${linkPath.slice(0, -4)}AAAA`, '/stanza/link/qualcosa', `/stanza/${id}`]) {
      await page.context().clearCookies();
      const answer = await page.goto(servers.at(TOWN, path));
      expect(answer?.status()).toBe(404);
      await heading(page, 'Il link non è valido').waitFor();
    }
    await expectAccessible(page, 'forged');
  });

  test.each([
    ['too early', 40, 'La stanza non è ancora aperta'],
    ['too late', -300, 'La stanza è chiusa'],
  ])('that comes %s is told when, by the clock that counts, though one’s own is an hour wrong', async (when, minutes, title) => {
    const appointment = await aRoomAppointment(minutes);
    for (const wrong of [-HOUR_MS, HOUR_MS]) {
      const page = await aPage(citizens);
      await page.clock.install({ time: Date.now() + wrong });
      await page.goto(servers.at(TOWN, appointment.linkPath));
      await heading(page, title).waitFor();
      await page.getByText(/All’ufficio sono le \d/).waitFor();
      await expectAccessible(page, when);
    }
  });

  test('opens the waiting room although the clocks on both sides are an hour wrong', WHOLE_CALL, async () => {
    const appointment = await aRoomAppointment();
    const page = await aPage(citizens);
    await page.clock.install({ time: Date.now() - HOUR_MS });
    await page.goto(servers.at(TOWN, appointment.linkPath));
    await button(page, 'Entra nella sala d’attesa').click();
    await heading(page, 'Sei nella sala d’attesa').waitFor();
  });
});

/** It takes no room on the disk. */
async function aFileOfTwoGigabytes(): Promise<string> {
  const file = join(scratch, 'film.pdf');
  await writeFile(file, PDF);
  await truncate(file, 2 * 1024 ** 3);
  return file;
}

test('a file that may not be given is refused in words, and the others see nothing of it', WHOLE_CALL, async () => {
  const { citizen, operator } = await aMeeting(servers);
  const refused = async (text: string): Promise<void> => {
    await citizen.getByText(text).waitFor();
    await button(citizen, 'Chiudi l’avviso').click();
  };
  await give(citizen, 'modulo.pdf', PROGRAM);
  await refused('il contenuto non è quello che dice il nome');
  await give(citizen, 'nota.txt', Buffer.from(EICAR));
  await refused('Il file contiene un virus');
  await citizen.getByLabel('Dai un documento').setInputFiles(await aFileOfTwoGigabytes());
  await refused('film.pdf è troppo grande: al massimo 25 MB.');
  await say(citizen, 'Niente da fare');
  await operator.getByText('Niente da fare').waitFor();
  await operator.getByText('Ancora nessun documento.').waitFor();
});

test('the pages of the room are accessible on either side, from the door to the end', WHOLE_CALL, async () => {
  const appointment = await aRoomAppointment();
  const citizen = await aPage(citizens);
  const complaints = complaintsOf(citizen);
  await citizen.goto(servers.at(TOWN, appointment.linkPath));
  await button(citizen, 'Entra nella sala d’attesa').waitFor();
  await expectAccessible(citizen, 'check');
  await button(citizen, 'Entra nella sala d’attesa').click();
  await heading(citizen, 'Sei nella sala d’attesa').waitFor();
  await expectAccessible(citizen, 'waiting');
  const operator = await anOperator(servers, appointment);
  await button(operator, `Fai entrare ${appointment.citizenName}`).waitFor();
  await expectAccessible(operator, 'somebody waits');
  await button(operator, `Fai entrare ${appointment.citizenName}`).click();
  await expectToReceive(citizen);
  await give(operator, 'ricevuta.pdf', PDF);
  await say(operator, 'Buongiorno');
  await citizen.getByText('Buongiorno').waitFor();
  await operator.getByText('Invita un’altra persona').click();
  for (const [page, name] of [
    [citizen, 'call'],
    [operator, 'call of the operator'],
  ] as const)
    await expectAccessible(page, name);
  expect(await captured(citizen)).toEqual(['audio', 'video']);
  await button(citizen, 'Esci dalla stanza').click();
  await heading(citizen, 'Hai lasciato la stanza').waitFor();
  await expectAccessible(citizen, 'left');
  await expect.poll(() => captured(citizen)).toEqual([]);
  await button(citizen, 'Rientra').click();
  await heading(citizen, 'Sei nella sala d’attesa').waitFor();
  expect(await citizen.getByText('Camera spenta').count()).toBe(0);
  expect(complaints()).toEqual([]);
});
