import { testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variationsOf } from '../../support/hostile-idp.js';
import { begin, cookieOf, loginWorld, type LoginWorld, metadataOf, post, type SpMetadata } from './login-world.js';

/** What an outside checker takes for a refusal, and the answer to a form that is too large. */
const REFUSED = [400, 401, 403, 413, 422];

describe.each(['spid', 'cie', 'staff'] as const)('answers of %s', (federation) => {
  let database: TestDatabase;
  let world: LoginWorld;
  let sp: SpMetadata;

  beforeAll(async () => {
    database = await testDatabase();
    world = await loginWorld(database, federation);
    sp = await metadataOf(world, world.a);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    await database.drop();
  });

  const sessions = async () => (await database.asSuperuser('select id from session')).length;

  it.each(variationsOf(federation))('$expected: $name', async ({ expected, level, make, again }) => {
    const request = await begin(world, world.a, level === undefined ? {} : { level });
    const first = make(request, sp);
    let answer = await post(world, world.a, first);
    if (again) {
      expect(answer.status).toBe(303);
      const before = await sessions();
      answer = await post(world, world.a, again(first, request, sp));
      expect(await sessions()).toBe(before + (expected === 'accepted' ? 1 : 0));
    }
    if (expected === 'accepted') {
      expect(answer.status, answer.body).toBe(303);
      const { data } = await world.api.ask(world.a.host, { query: '{ me { familyName } }' }, { cookie: cookieOf(answer)! });
      expect(data).toEqual({ me: { familyName: expect.any(String) as string } });
    } else {
      expect(REFUSED, answer.body).toContain(answer.status);
      expect(cookieOf(answer)).toBeUndefined();
      if (answer.status !== 413)
        expect(JSON.parse(answer.body)).toMatchObject({ problem: expect.stringMatching(/^[A-Z_0-9]+$/) as string });
    }
  });

  it('were all tried', () => {
    expect(variationsOf(federation).length).toBeGreaterThan(100);
  });
});
