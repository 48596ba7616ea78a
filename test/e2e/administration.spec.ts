import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fullName, PERSONS } from '../../apps/demo-idp/src/persons.ts';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { aCitizen } from './support/citizen.ts';
import { expectFocus, tabTo } from './support/focus.ts';
import { letterTo } from './support/mailbox.ts';
import { logIn } from './support/person.ts';
import { portal } from './support/stack.ts';

const open = useBrowser();
const newJudgedPage = useJudgedPages();

const PEOPLE = '/amministrazione';
const DAY_MS = 86_400_000;

/** Her login is tried in login.spec.ts, where she also ends all her sessions. */
const ELSEWHERE = 'citizen-bari';
/** Who decides at Bari who works there. */
const DECIDES = 'administrator-bari';

test.each(PERSONS.filter(({ id }) => id !== ELSEWHERE).map((person) => [fullName(person), person] as const))(
  '%s logs in at Bari, and sees what is theirs there',
  async (name, { id, attributes, employee }) => {
    const page = await (await open(PHONE)).newPage();
    await logIn(page, 'bari', name, { federation: employee ? 'sso' : 'spid' });
    const shown = await page.locator('main').innerText();
    expect(shown).toContain(name);
    const fiscalCode = attributes['fiscalNumber']?.replace('TINIT-', '');
    expect(shown.includes('Codice fiscale')).toBe(fiscalCode !== undefined);
    if (fiscalCode !== undefined) expect(shown).toContain(fiscalCode);
    expect(
      await page.locator('.casa-person-panel').getByRole('link', { name: 'Persone che lavorano qui', includeHidden: true }).count(),
    ).toBe(id === DECIDES ? 1 : 0);
    expect((await page.goto(portal('bari', PEOPLE)))?.status()).toBe(id === DECIDES ? 200 : 403);
  },
);

/** Bari's administrator at the list of people; nothing here needs a script. */
async function theAdministrator(): Promise<Page> {
  const page = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
  await logIn(page, 'bari', 'Paolo Mastrandrea', { federation: 'sso', back: PEOPLE, withoutScript: true });
  return page;
}

/** Somebody at the link of their letter: who has not logged in does so first, and comes back. */
async function acceptsAs(name: string, letter: string): Promise<Page> {
  const [link = ''] = /http\S+\/invito\?token=\S+/.exec(letter) ?? [];
  const { pathname, search } = new URL(link);
  const page = await (await open(DESKTOP)).newPage();
  await page.goto(link);
  expect(new URL(page.url()).pathname).toBe('/accedi');
  await logIn(page, 'bari', name, { federation: 'sso', back: pathname + search });
  await page.getByRole('button', { name: 'Accetta l’invito' }).click();
  await page.getByRole('heading', { level: 1, name: 'Invito accettato' }).waitFor();
  return page;
}

/** What somebody is at Bari, by the cookie of their browser. */
async function rolesOf(page: Page): Promise<readonly string[]> {
  const { data } = await page.evaluate(async () => {
    const body = JSON.stringify({ query: '{ me { roles } }' });
    const answer = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return (await answer.json()) as { data: { me: { roles: string[] } } };
  });
  return data.me.roles;
}

/** The page on which what somebody may do is changed. */
async function changePageOf(page: Page, email: string): Promise<void> {
  await page.goto(portal('bari', PEOPLE));
  await page.getByRole('listitem').filter({ hasText: email }).getByRole('link', { name: 'Modifica' }).click();
}

test('an operator of Altamura is lent to Bari: invited, accepted, given offices, suspended at once', async () => {
  const administrator = await theAdministrator();
  const { email } = aCitizen();
  const offices = administrator.getByRole('group', { name: 'Uffici' }).locator('label');
  const lastDay = new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10);

  await administrator.getByRole('link', { name: 'Invita una persona' }).click();
  await administrator.getByLabel('Nome e cognome').fill('Vito Denora');
  await administrator.getByLabel('E-mail di lavoro').fill(email);
  await administrator.getByText('Operatore di sportello', { exact: true }).click();
  await administrator.getByLabel('Comune di provenienza').selectOption({ label: 'Altamura' });
  await administrator.getByLabel('Atto della convenzione').fill('Convenzione n. 12 del 3 marzo 2026');
  await offices.first().click();
  await administrator.getByRole('button', { name: 'Invia l’invito' }).click();
  // A loan has an end: what was typed is still there when that is said.
  await administrator.getByRole('link', { name: 'Scrivi fino a quando: un giorno entro i prossimi dodici mesi' }).waitFor();
  await administrator.getByLabel('Valido fino al').fill(lastDay);
  await administrator.getByRole('button', { name: 'Invia l’invito' }).click();
  await administrator.getByText('Invito inviato.').waitFor();
  const record = administrator.getByRole('listitem').filter({ hasText: email });
  expect(await record.innerText()).toMatch(/dal Comune di Altamura, fino a .+ \(Convenzione n\. 12 del 3 marzo 2026\)/);

  const operator = await acceptsAs('Vito Denora', await letterTo(email));
  expect(await operator.locator('main').innerText()).toContain('Vale per un ufficio.');
  expect(await rolesOf(operator)).toContain('OPERATOR');

  await changePageOf(administrator, email);
  const another = await offices.nth(1).innerText();
  await offices.nth(1).click();
  await administrator.getByRole('button', { name: 'Salva le modifiche' }).click();
  await administrator.getByText('Modifiche salvate.').waitFor();
  expect(await record.innerText()).toContain(`, ${another}`);

  await changePageOf(administrator, email);
  await administrator.getByRole('button', { name: 'Sospendi' }).click();
  await administrator.getByText('Persona sospesa.').waitFor();
  expect(await rolesOf(operator)).not.toContain('OPERATOR');
});

test('somebody who is made an administrator sees the people, and no more the moment another suspends them', async () => {
  const administrator = await theAdministrator();
  const { email } = aCitizen();
  await administrator.goto(portal('bari', '/amministrazione/invita'));
  await administrator.getByLabel('Nome e cognome').fill('Chiara De Giglio');
  await administrator.getByLabel('E-mail di lavoro').fill(email);
  await administrator.getByText('Amministratore', { exact: true }).click();
  await administrator.getByRole('button', { name: 'Invia l’invito' }).click();
  await administrator.getByText('Invito inviato.').waitFor();

  const invited = await acceptsAs('Chiara De Giglio', await letterTo(email));
  expect((await invited.goto(portal('bari', PEOPLE)))?.status()).toBe(200);
  await changePageOf(administrator, email);
  await administrator.getByRole('button', { name: 'Sospendi' }).click();
  await administrator.getByText('Persona sospesa.').waitFor();
  expect((await invited.reload())?.status()).toBe(403);
});

test('the pages of the people are accessible, and used with the keyboard alone', async () => {
  const page = await newJudgedPage();
  await logIn(page, 'bari', 'Paolo Mastrandrea', { federation: 'sso', back: PEOPLE });
  await expectAccessible(page, PEOPLE);

  await tabTo(page, page.getByRole('link', { name: 'Invita una persona' }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Invita una persona' }).waitFor();
  await expectAccessible(page, 'invite');
  await tabTo(page, page.getByLabel('Comune di provenienza'));
  await page.keyboard.type('Alta');
  await tabTo(page, page.getByRole('button', { name: 'Invia l’invito' }));
  await page.keyboard.press('Enter');
  await expectFocus(page.getByRole('alert'));
  await expectAccessible(page, 'invite, to be corrected');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expectFocus(page.getByLabel('Nome e cognome'));

  await page.goto(portal('bari', PEOPLE));
  await tabTo(page, page.getByRole('link', { name: 'Modifica' }).first());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Modifica / }).waitFor();
  await expectAccessible(page, 'change');
});
