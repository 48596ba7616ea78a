import { randomBytes } from 'node:crypto';
import { DataKeys } from '@casa/platform/crypto';
import { systemClock } from '@casa/kernel';
import { testConfig } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTown, type Town } from '../mail/a-town.js';
import { casa } from './casa.js';

const { CASA_DATA_KEYS: oldRing = '', CASA_LINK_KEY: linkKey = '' } = testConfig();

let town: Town;

beforeAll(async () => {
  town = await aTown(systemClock);
  for (const name of ['prima', 'seconda', 'terza']) await town.book(`${name}@example.org`);
});

afterAll(() => town[Symbol.asyncDispose]());

function sealed(): Promise<{ id: string; citizen_sealed: string }[]> {
  return town.database.asSuperuser('select id, citizen_sealed from appointment order by id') as Promise<
    { id: string; citizen_sealed: string }[]
  >;
}

describe('casa keys', () => {
  it('generates an entry of its own each time, which the key ring takes', async () => {
    const first = await casa(undefined, ['keys', 'generate']);
    const second = await casa(undefined, ['keys', 'generate']);
    expect(first.stdout).toMatch(/^k\d{6}-[0-9a-f]{6}:[A-Za-z0-9+/]{43}=\n$/);
    expect(second.stdout).not.toBe(first.stdout);
    const keys = new DataKeys(`${first.stdout.trim()},${oldRing}`, linkKey);
    expect(keys.open(keys.seal('Rosa', 'somewhere'), 'somewhere')).toBe('Rosa');
  });

  it('changes nothing when a key is missing that is still needed', async () => {
    const before = await sealed();
    const { code } = await casa(town.database, ['keys', 'rotate'], { CASA_DATA_KEYS: `other:${randomBytes(32).toString('base64')}` });
    expect(code).toBe(1);
    expect(await sealed()).toEqual(before);
  });

  it('seals every row with the first key; then the old one is not needed', async () => {
    const fresh = `fresh:${randomBytes(32).toString('base64')}`;
    const settings = { CASA_DATA_KEYS: `${fresh},${oldRing}` };
    const [interrupted] = await sealed();
    const ring = new DataKeys(settings.CASA_DATA_KEYS, linkKey);
    const boundTo = `appointment.citizen_sealed ${interrupted!.id}`;
    await town.database.asSuperuser('update appointment set citizen_sealed = $2 where id = $1', [
      interrupted!.id,
      ring.seal(ring.open(interrupted!.citizen_sealed, boundTo), boundTo),
    ]);

    const rotated = await casa(town.database, ['keys', 'rotate'], settings);
    expect(rotated).toMatchObject({ code: 0 });
    expect(rotated.output).toContain('appointments: 2 sealed anew');
    expect((await casa(town.database, ['keys', 'rotate'], settings)).output).toContain('nothing to seal anew');

    const onlyFresh = new DataKeys(fresh, linkKey);
    const people = (await sealed()).map(
      ({ id, citizen_sealed }) => JSON.parse(onlyFresh.open(citizen_sealed, `appointment.citizen_sealed ${id}`)) as { email: string },
    );
    expect(people.map(({ email }) => email).toSorted()).toEqual(['prima@example.org', 'seconda@example.org', 'terza@example.org']);
  });
});
