import { testDatabase } from '@casa/testing';
import { expect, it } from 'vitest';
import { layLogin } from '../integration/identity/login-world.js';
import { parseServiceProvider } from '../support/hostile-idp.js';
import { callOverHttp } from '../support/running-api.js';
import { apiProcesses } from './api-processes.ts';

it('a login begun on one process is finished on another, though the first was killed in between', async () => {
  const database = await testDatabase();
  using laid = await layLogin(database, 'spid');
  {
    await using apis = await apiProcesses(database, 2, laid.environment);
    const [first, second] = apis.urls.map((url) => Number(new URL(url).port)) as [number, number];
    const { host } = laid.a;
    const query = new URLSearchParams({ idp: laid.idp.idp.entityId, level: '2' });
    const begun = await callOverHttp(first, { host, path: `/spid/login?${query}` });
    const request = laid.idp.receive({ redirect: String(begun.headers.location) });
    await apis.kill(0);

    const sp = parseServiceProvider((await callOverHttp(second, { host, path: '/spid/metadata' })).body);
    const { fields } = laid.idp.answer(request, sp);
    const post = {
      ...{ host, path: '/spid/acs', method: 'POST', body: new URLSearchParams(fields).toString() },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    const answered = await callOverHttp(second, post);
    expect(answered.status, answered.body).toBe(303);
    expect(answered.headers['set-cookie']).toHaveLength(1);
    expect((await callOverHttp(second, post)).status).toBe(403);
  }
  await database.drop();
});
