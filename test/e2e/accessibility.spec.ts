import { expect, test } from 'vitest';
import { expectAccessible, useJudgedPages } from './support/accessibility.ts';
import { inLanguage, portal } from './support/stack.ts';

const newPage = useJudgedPages();

const IN_BOTH = [
  '/',
  '/servizi',
  '/servizi/carta-identita-elettronica',
  '/comune/uffici/urp',
  '/novita',
  '/prenota',
  '/prenotazioni',
  '/domande-frequenti',
] as const;
const IN_ITALIAN = [
  '/servizi?q=carta',
  '/servizi?q=niente+di+simile',
  '/servizi/trasporto-scolastico',
  '/servizi/matrimonio-civile',
  '/servizi/categoria/anagrafe-e-stato-civile',
  '/servizi/categoria/agricoltura-e-pesca',
  '/comune',
  '/comune/uffici',
  '/comune/aree-amministrative',
  '/novita/categoria/avvisi',
  '/vivere',
  '/vivere/luoghi',
  '/vivere/eventi',
  '/argomenti',
  '/argomenti/residenza',
  '/segnalazione-disservizio',
  '/note-legali',
  '/privacy',
  '/accessibilita',
  '/prenota?q=niente+di+simile',
  '/prenota?ufficio=urp',
  '/prenota?servizio=trasporto-scolastico',
] as const;

test.each([...IN_BOTH.flatMap((path) => [path, inLanguage('en', path)]), ...IN_ITALIAN])('%s', async (path) => {
  const page = await newPage();
  const answer = await page.goto(portal('bari', path));
  expect(answer?.status()).toBe(200);
  await expectAccessible(page, path);
});

test('a piece of news', async () => {
  const page = await newPage();
  await page.goto(portal('bari', '/novita'));
  await page.locator('main a[href^="/novita/"]:not([href*="categoria"])').first().click();
  await page.waitForURL(/\/novita\/[^/]+$/);
  await expectAccessible(page, 'news item');
});

test.each(['it', 'en'] as const)('the consortium, and its search, in %s', async (language) => {
  const page = await newPage();
  for (const path of ['/', '/?q=bit', '/?q=xyz', '/note-legali']) {
    await page.goto(portal('metropoli', inLanguage(language, path)));
    await expectAccessible(page, path);
  }
});

test('the evaluation of a page, from the stars to the thanks', async () => {
  const page = await newPage();
  await page.goto(portal('bari', '/domande-frequenti'));
  for (const stars of [2, 5]) {
    await page.locator(`[data-element="feedback-rate-${stars}"]`).click();
    await expectAccessible(page, `${stars} stars`);
  }
  await page.getByRole('button', { name: 'Invia la valutazione' }).click();
  await page.getByText('Grazie, il tuo parere').waitFor();
  await expectAccessible(page, 'thanks');
});

test('the menu of a telephone', async () => {
  const page = await newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(portal('bari'));
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'Vivere Bari' }).waitFor();
  await expectAccessible(page, 'menu');
});

test('pages that say why there is none', async () => {
  const page = await newPage();
  const failing = async (name: string, url: string, status: number): Promise<void> => {
    const answer = await page.goto(url);
    expect(answer?.status(), name).toBe(status);
    await expectAccessible(page, name);
  };
  await failing('not found', portal('bari', '/non-esiste'), 404);
  await failing('not found in English', portal('bari', '/en/non-esiste'), 404);
  await failing('wrong link', portal('bari', '/prenotazioni/link/sbagliato'), 404);
  await failing('unknown host', portal('nessuno'), 404);
});
