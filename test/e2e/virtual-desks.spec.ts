import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { DESKTOP, NO_SCRIPT, useBrowser } from './support/browser.ts';
import { lentTo } from './support/loans.ts';
import { logIn } from './support/person.ts';
import { aRoomAppointment } from './support/room-appointment.ts';
import { portal } from './support/stack.ts';

const TOWN = 'bari';
const HOME = 'altamura';
const PAGE = '/ufficio/sportelli-virtuali/urp';

const open = useBrowser();
const newJudgedPage = useJudgedPages();
const main = (page: Page) => page.getByRole('main');

/** The manager of the office opens each of its desks that receive by video, without JavaScript. */
async function opensTheDesks(): Promise<void> {
  const page = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
  await logIn(page, TOWN, 'Chiara De Giglio', { federation: 'sso', back: PAGE, withoutScript: true });
  const closed = page.getByRole('button', { name: /^Apri .* agli operatori prestati$/ });
  for (let left = await closed.count(); left > 0; left -= 1) {
    await closed.first().click();
    await page.getByText('Fatto. Vale da subito.').waitFor();
  }
  await page
    .getByRole('button', { name: /^Togli .* agli operatori prestati$/ })
    .first()
    .waitFor();
}

test('an operator of one municipality staffs the video desk of another: finds it at home, goes there, and the citizen reads from where', async () => {
  await opensTheDesks();
  const appointment = await aRoomAppointment(5);

  const operator = await newJudgedPage();
  await logIn(operator, HOME, 'Vito Denora', { back: '/ufficio/agenda/servizi-demografici' });
  await lentTo(HOME, TOWN);
  await operator.getByRole('link', { name: 'Sportelli virtuali' }).click();
  await operator.getByRole('heading', { name: 'Dove lavori per altri Comuni' }).waitFor();
  await expectAccessible(operator, 'the desks of an operator elsewhere');
  const room = operator.locator(`a[href$="/ufficio/stanza/${appointment.id}"]`);
  expect(await room.innerText()).toMatch(/^Entra nella stanza delle \d+:\d\d$/);
  // Nothing is said of whom it is for.
  expect(await main(operator).innerText()).not.toContain(appointment.citizenName);

  const citizen = await (await open(DESKTOP)).newPage();
  await citizen.goto(portal(TOWN, appointment.linkPath));
  await citizen.getByText('può risponderti un operatore di un altro Comune').waitFor();
  await citizen.getByRole('button', { name: 'Entra nella sala d’attesa' }).click();
  await citizen.getByRole('heading', { name: 'Sei nella sala d’attesa' }).waitFor();
  await operator.reload();
  await main(operator).getByText('Ti aspetta').first().waitFor();

  // The agenda there is the desk's alone, and so is the way between the pages.
  const there = await operator.getByRole('link', { name: 'Vai all’agenda di Bari' }).first().getAttribute('href');
  expect(there).toBe(portal(TOWN, '/ufficio'));
  await logIn(operator, TOWN, 'Vito Denora', { back: '/ufficio' });
  await main(operator).getByText(appointment.citizenName).first().waitFor();
  expect(await operator.locator('.casa-person-nav a').allInnerTexts()).toEqual(['Agenda', 'Sportelli virtuali']);

  await operator.goto(portal(TOWN, `/ufficio/stanza/${appointment.id}`));
  await operator.getByRole('button', { name: 'Entra nella stanza' }).click();
  await operator.getByRole('button', { name: 'Fai entrare' }).click();
  await citizen.getByText('del Comune di Altamura').first().waitFor();
});

test('the manager’s page has nothing that axe knows to be wrong', async () => {
  const page = await newJudgedPage();
  await logIn(page, TOWN, 'Chiara De Giglio', { federation: 'sso', back: PAGE });
  await page.getByRole('heading', { name: 'Quali sportelli possono seguire gli operatori di altri Comuni' }).waitFor();
  await expectAccessible(page, 'the manager’s virtual desks');
});
