import { expect, test } from 'vitest';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { BookingPages } from './support/booking-pages.ts';
import { aCitizen } from './support/citizen.ts';
import { beginsSoon, holdsRunOut } from './support/database.ts';
import { bookElsewhere, bookingPage, freeStarts, type Place, takeWholeHour } from './support/neighbours.ts';
import { inLanguage, portal } from './support/stack.ts';

const newPage = useJudgedPages();

/** Nobody else's tests book here. */
const PLACE: Place = { municipality: 'altamura', service: 'informazioni-e-orientamento', office: 'urp' };

const WORDS = {
  it: { confirmMove: 'Confermi il nuovo orario?', move: 'Sposta l’appuntamento', cancel: 'Sì, disdici' },
  en: { confirmMove: 'Do you confirm the new time?', move: 'Move the appointment', cancel: 'Yes, cancel it' },
} as const;

test.each(['it', 'en'] as const)('every step of a booking, and of what follows, in %s', async (language) => {
  const page = await newPage();
  const words = WORDS[language];
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
