import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DESKTOP, NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { BookingPages } from './support/booking-pages.ts';
import { aCitizen } from './support/citizen.ts';
import { appointmentsAt } from './support/database.ts';
import { expectFocus } from './support/focus.ts';
import { mailTo } from './support/mailbox.ts';
import { bookingPage, freeStarts, type Place } from './support/neighbours.ts';

const open = useBrowser();

const CERTIFICATES: Place = { municipality: 'bari', service: 'certificati-anagrafici', office: 'delegazione-palese' };
const IDENTITY_CARD: Place = { municipality: 'bari', service: 'carta-identita-elettronica', office: 'delegazione-palese' };
const BY_TELEPHONE: Place = { municipality: 'bari', service: 'informazioni-e-orientamento', office: 'urp', channel: 'TELEPHONE' };

/** Straight to the form, as from a link that somebody kept. */
async function openForm(page: Page, place: Place, nth: number): Promise<{ steps: BookingPages; startsAt: string }> {
  const startsAt = (await freeStarts(place))[nth]!;
  await page.goto(bookingPage(place, startsAt));
  return { steps: new BookingPages(page), startsAt };
}

/** Each line of the summary leads to a field that says the same. */
async function expectErrors(page: Page, expected: Readonly<Record<string, string>>): Promise<void> {
  const summary = page.getByRole('alert');
  await expectFocus(summary);
  const lines = await summary.getByRole('link').all();
  const said = Object.fromEntries(
    await Promise.all(lines.map(async (line) => [await line.innerText(), await line.getAttribute('href')] as const)),
  );
  expect(said).toEqual(Object.fromEntries(Object.entries(expected).map(([field, message]) => [message, `#${field}`])));
  for (const [field, message] of Object.entries(expected)) {
    const input = page.locator(`[id="${field}"]`);
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    const described =
      (await input.getAttribute('aria-describedby')) ??
      (await page.locator(`fieldset:has([id="${field}"])`).last().getAttribute('aria-describedby'));
    expect(described).toContain(`${field}-error`);
    expect(await page.locator(`[id="${field}-error"]`).innerText()).toBe(message);
  }
}

async function backAtTheForm(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'I tuoi dati' }).waitFor();
}

test.each([
  { name: 'with JavaScript', window: PHONE },
  { name: 'without', window: { ...DESKTOP, ...NO_SCRIPT } },
])('mistakes are told at their fields, the focus goes to them, and nothing typed is lost, $name', async ({ window }) => {
  const page = await (await open(window)).newPage();
  const { steps } = await openForm(page, CERTIFICATES, 0);
  const question = page.getByLabel('Quale certificato ti serve?');
  const questionField = (await question.getAttribute('id'))!;
  await steps.sendDetails();
  await expectErrors(page, {
    givenName: 'Scrivi il tuo nome',
    familyName: 'Scrivi il tuo cognome',
    street: 'Scrivi la via e il numero civico',
    postalCode: 'Scrivi il CAP: cinque cifre, per esempio 70122',
    city: 'Scrivi il Comune in cui abiti',
    resident: 'Di’ se risiedi nel Comune',
    email: 'Scrivi un indirizzo e-mail valido, per esempio nome@esempio.it',
    [questionField]: 'Rispondi alla domanda «Quale certificato ti serve?»',
    reason: 'Scrivi il motivo della richiesta',
    privacy: 'Per continuare leggi l’informativa sulla privacy e metti la spunta',
  });
  await page.getByRole('alert').getByRole('link', { name: 'Scrivi il CAP' }).click();
  await expectFocus(page.locator('#postalCode'));

  const wrong = aCitizen({
    givenName: 'Ros\u202Ea',
    postalCode: 'BA',
    email: '"><script>alert(1)</script>@example',
    telephone: 'chiamatemi',
    reason: '🙏'.repeat(1001),
  });
  // Nothing holds whoever wants to send more than the field takes.
  await page.locator('#reason').evaluate((field) => field.removeAttribute('maxlength'));
  await steps.fillIn(wrong);
  await question.fill('Stato di famiglia; così com’è: <b>«storico»</b> 👍');
  await steps.sendDetails();
  await expectErrors(page, {
    givenName: 'Nome: ci sono caratteri che non possiamo leggere',
    postalCode: 'Scrivi il CAP: cinque cifre, per esempio 70122',
    email: 'Scrivi un indirizzo e-mail valido, per esempio nome@esempio.it',
    telephone: 'Scrivi un numero di telefono valido, per esempio 333 1234567',
    reason: 'Motivo della richiesta: al massimo 1000 caratteri',
  });
  const kept = { ...wrong, [questionField]: 'Stato di famiglia; così com’è: <b>«storico»</b> 👍' };
  for (const field of ['givenName', 'familyName', 'street', 'postalCode', 'city', 'email', 'telephone', 'reason', questionField] as const) {
    expect(await page.locator(`[id="${field}"]`).inputValue()).toBe(kept[field as keyof typeof kept]);
  }
  expect(await page.locator('#resident').isChecked()).toBe(true);
  expect(await page.locator('#privacy').isChecked()).toBe(true);

  const right = aCitizen();
  for (const field of ['givenName', 'postalCode', 'email', 'telephone', 'reason'] as const)
    await page.locator(`#${field}`).fill(right[field]);
  await steps.reachReview();
  await page.getByRole('button', { name: 'Modifica i dati' }).click();
  await backAtTheForm(page);
  expect(await page.locator('#familyName').inputValue()).toBe(wrong.familyName);
  expect(await question.inputValue()).toBe(kept[questionField as keyof typeof kept]);
  expect(await page.locator('#reason').inputValue()).toBe(right.reason);
});

test('what only the booking itself can refuse comes back to its field as well', async () => {
  const page = await (await open({ ...DESKTOP, ...NO_SCRIPT })).newPage();
  const { steps } = await openForm(page, BY_TELEPHONE, 1);
  const citizen = aCitizen({ email: 'nicola@esempio..it' });
  await steps.fillIn(citizen);
  await steps.reachReview();
  await steps.confirmButton.click();
  await expectErrors(page, { email: 'L’indirizzo e-mail non è corretto. Esempio: nome@esempio.it' });
  await backAtTheForm(page);
  expect(await page.locator('#reason').inputValue()).toBe(citizen.reason);
});

test('a call needs a telephone number', async () => {
  const page = await (await open(PHONE)).newPage();
  const { steps } = await openForm(page, BY_TELEPHONE, 0);
  const citizen = aCitizen({ telephone: '' });
  await steps.fillIn(citizen);
  await steps.sendDetails();
  await expectErrors(page, { telephone: 'Scrivi il numero a cui possiamo chiamarti' });
  await page.getByLabel('Telefono', { exact: true }).fill('+39 333 1234567');
  await steps.reachReview();
  await steps.confirm();
  const { text } = await mailTo(citizen.email, 1);
  expect(text).toContain('Per telefono');
});

test.each([
  { name: 'with JavaScript', window: PHONE, nth: 0 },
  { name: 'without', window: { ...DESKTOP, ...NO_SCRIPT }, nth: 1 },
])(
  'whoever lives elsewhere is told in time that a service is for residents, and refused without losing a word, $name',
  async ({ window, nth }) => {
    const page = await (await open(window)).newPage();
    const { steps, startsAt } = await openForm(page, IDENTITY_CARD, nth);
    await page.getByText('Il servizio è per chi risiede nel Comune.').waitFor();
    const before = await appointmentsAt(IDENTITY_CARD, startsAt);
    const citizen = aCitizen({ isResident: false, city: 'Lecce' });
    await steps.fillIn(citizen);
    await page
      .getByRole('group', { name: /motivo|Perché/i })
      .locator('label')
      .first()
      .click();
    await page
      .getByRole('group', { name: /minorenne|minore/i })
      .getByText('No', { exact: true })
      .click();
    await steps.reachReview();
    await steps.confirmButton.click();
    const refusal = page.getByRole('alert');
    await refusal.getByText('La prenotazione non è stata registrata').waitFor();
    expect(await refusal.innerText()).toMatch(/risied|residen/);
    expect(await appointmentsAt(IDENTITY_CARD, startsAt)).toBe(before);
    await page.getByRole('button', { name: 'Modifica i dati' }).click();
    await backAtTheForm(page);
    expect(await page.locator('#familyName').inputValue()).toBe(citizen.familyName);
  },
);
