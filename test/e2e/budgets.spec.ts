import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { PHONE, useBrowser } from './support/browser.ts';
import { portal } from './support/stack.ts';

const open = useBrowser();

const SCRIPT_LIMIT = 130_000;
const STYLE_LIMIT = 40_000;

test.each([
  { name: 'home', path: '/' },
  { name: 'service card', path: '/servizi/carta-identita-elettronica' },
  { name: 'booking', path: '/prenota' },
  { name: 'calendar', path: '/prenota/orario?servizio=carta-identita-elettronica&ufficio=anagrafe-centrale&modalita=presenza' },
  {
    name: 'form',
    path: '/prenota/dati?servizio=carta-identita-elettronica&ufficio=anagrafe-centrale&modalita=presenza&inizio=2030-01-07T09%3A00%3A00%2B01%3A00',
  },
])('what the first view of $name fetches', async ({ name, path }) => {
  const page = await (await open(PHONE)).newPage();
  const fetched: Record<string, Promise<Buffer>[]> = {};
  page.on('response', (response) => {
    (fetched[response.request().resourceType()] ??= []).push(response.body());
  });
  const answer = await page.goto(portal('bari', path), { waitUntil: 'networkidle' });
  expect(answer?.status()).toBe(200);
  const script = await gzipped(fetched['script'] ?? []);
  const style = await gzipped(fetched['stylesheet'] ?? []);
  console.log(`${name}: JavaScript ${script} B, CSS ${style} B, gzip`);
  expect(script).toBeLessThanOrEqual(SCRIPT_LIMIT);
  expect(style).toBeGreaterThan(0);
  expect(style).toBeLessThanOrEqual(STYLE_LIMIT);
});

/** The sum, each file compressed by itself as it travels. */
async function gzipped(bodies: readonly Promise<Buffer>[]): Promise<number> {
  return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
}
