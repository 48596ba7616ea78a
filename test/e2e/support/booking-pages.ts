import type { Locator, Page } from 'playwright-core';
import type { Citizen } from './citizen.ts';

/** What the pages of a booking call their parts, in the citizen's language. */
const WORDS = {
  it: {
    nextMonth: /Mese successivo/,
    givenName: 'Nome',
    familyName: 'Cognome',
    street: 'Via e numero civico',
    postalCode: 'CAP',
    city: 'Comune',
    resident: /Risiedi a/,
    yes: 'Sì',
    no: 'No',
    email: 'E-mail',
    telephone: /^Telefono/,
    reason: 'Motivo della richiesta',
    privacy: /Ho letto l’informativa/,
    review: 'Vai al riepilogo',
    reviewTitle: 'Riepilogo',
    confirm: 'Conferma la prenotazione',
  },
  en: {
    nextMonth: /Next month/,
    givenName: 'First name',
    familyName: 'Surname',
    street: 'Street and number',
    postalCode: 'Postal code',
    city: 'Town',
    resident: /Are you resident in/,
    yes: 'Yes',
    no: 'No',
    email: 'E-mail',
    telephone: /^Telephone/,
    reason: 'Reason for your visit',
    privacy: /I have read the privacy notice/,
    review: 'Go to the summary',
    reviewTitle: 'Summary',
    confirm: 'Confirm the booking',
  },
} as const;

/** The steps of a booking as a citizen takes them, whatever the window and the language. */
export class BookingPages {
  readonly #page: Page;
  readonly #words: (typeof WORDS)['it' | 'en'];
  readonly #press: (target: Locator) => Promise<void>;

  constructor(page: Page, language: 'it' | 'en' = 'it', press: (target: Locator) => Promise<void> = (target) => target.click()) {
    this.#page = page;
    this.#words = WORDS[language];
    this.#press = press;
  }

  press(target: Locator): Promise<void> {
    return this.#press(target);
  }

  /** A day of the month after the one shown: it always has free ones. */
  async chooseDayNextMonth(nth: number): Promise<void> {
    const before = await this.#page.locator('.casa-month-bar h3').innerText();
    await this.#press(this.#page.getByRole('link', { name: this.#words.nextMonth }));
    await this.#page.locator('.casa-month-bar h3').filter({ hasNotText: before }).waitFor();
    await this.#press(this.freeDays.nth(nth));
    await this.hours.first().waitFor();
  }

  get freeDays(): Locator {
    return this.#page.locator('.casa-calendar .casa-day-free a');
  }

  get hours(): Locator {
    return this.#page.locator('.casa-hour-list button');
  }

  /** @returns the chosen start, as the page sends it. */
  async chooseHour(nth: number): Promise<string> {
    const startsAt = await this.startOf(this.hours.nth(nth));
    await this.#press(this.hours.nth(nth));
    return startsAt;
  }

  async startOf(hour: Locator): Promise<string> {
    const value = await hour.getAttribute('value');
    if (value === null) throw new Error('The hour sends no start.');
    return value;
  }

  async fillIn(citizen: Citizen): Promise<void> {
    const words = this.#words;
    const field = (name: string | RegExp): Locator => this.#page.getByLabel(name, { exact: true });
    await field(words.givenName).fill(citizen.givenName);
    await field(words.familyName).fill(citizen.familyName);
    await field(words.street).fill(citizen.street);
    await field(words.postalCode).fill(citizen.postalCode);
    await field(words.city).fill(citizen.city);
    // Bootstrap Italia draws a choice on its label, which lies over the input.
    await this.#press(
      this.#page.getByRole('group', { name: words.resident }).getByText(citizen.isResident ? words.yes : words.no, { exact: true }),
    );
    await field(words.email).fill(citizen.email);
    await field(words.telephone).fill(citizen.telephone);
    await field(words.reason).fill(citizen.reason);
    await this.#press(this.#page.getByText(words.privacy));
  }

  /** Sends the form; waits for nothing, since it may lead to the summary or back to the fields. */
  async sendDetails(): Promise<void> {
    await this.#press(this.#page.getByRole('button', { name: this.#words.review }));
  }

  async reachReview(): Promise<void> {
    await this.sendDetails();
    await this.#page.getByRole('heading', { level: 1, name: this.#words.reviewTitle }).waitFor();
  }

  get confirmButton(): Locator {
    return this.#page.getByRole('button', { name: this.#words.confirm });
  }

  /** @returns the code the citizen is told. */
  async confirm(): Promise<string> {
    await this.#press(this.confirmButton);
    return this.code();
  }

  /** On the confirmation's page. */
  async code(): Promise<string> {
    await this.#page.waitForURL('**/prenotazioni/conferma');
    const code = /[A-Z]{2}-[A-Z0-9]{4,}/.exec(await this.#page.locator('.casa-code').innerText())?.[0];
    if (code === undefined) throw new Error('The confirmation shows no code.');
    return code;
  }
}
