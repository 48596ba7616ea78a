import { expect, test } from 'vitest';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { NO_SCRIPT, PHONE, useBrowser } from './support/browser.ts';
import { logIn } from './support/person.ts';
import { inLanguage, portal } from './support/stack.ts';

const open = useBrowser();
const newJudgedPage = useJudgedPages();

const PREFERENCES = '/area-personale/preferenze';
const NEWS = /Acconsento a ricevere per e-mail le notizie/;

test('a citizen agrees and takes it back, without JavaScript; another municipality knows nothing of it', async () => {
  const page = await (await open({ ...PHONE, ...NO_SCRIPT })).newPage();
  const news = page.getByRole('checkbox', { name: NEWS });
  const reminders = page.getByRole('checkbox', { name: /promemoria/ });
  const save = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Salva le preferenze' }).click();
    await page.getByText('Preferenze salvate.').waitFor();
  };
  const said = () => page.locator('.casa-records dd').allInnerTexts();

  await logIn(page, 'bari', 'Rosa Annese', { back: PREFERENCES, withoutScript: true });
  expect([await reminders.isChecked(), await news.isChecked()]).toEqual([true, false]);
  // A choice is drawn on its label, which lies over the input.
  await page.getByText(NEWS).click();
  await page.getByText('Inglese', { exact: true }).click();
  await save();
  expect([await reminders.isChecked(), await news.isChecked()]).toEqual([true, true]);
  expect(await page.getByRole('radio', { name: 'Inglese' }).isChecked()).toBe(true);
  expect((await said())[0]).toBe('Sì (versione 1 del testo)');

  await logIn(page, 'altamura', 'Rosa Annese', { back: PREFERENCES, withoutScript: true });
  expect(await news.isChecked()).toBe(false);
  expect(await said()).toEqual([]);

  await page.goto(portal('bari', PREFERENCES));
  await page.getByText(NEWS).first().click();
  await save();
  expect(await news.isChecked()).toBe(false);
  expect((await said()).filter((_, place) => place % 2 === 0)).toEqual(['No (versione 1 del testo)', 'Sì (versione 1 del testo)']);
});

test.each(['it', 'en'] as const)('the page is accessible, in %s', async (language) => {
  const page = await newJudgedPage();
  await logIn(page, 'bari', 'Nicola Selvaggi', { back: inLanguage(language, PREFERENCES) });
  await expectAccessible(page, PREFERENCES);
});
