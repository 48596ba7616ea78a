import { testDatabase } from '@casa/testing';
import { it } from 'vitest';
import { aMunicipality } from '../support/a-municipality.js';
import { runningApi } from '../support/running-api.js';
it('x', async () => {
  const db = await testDatabase();
  const bari = await aMunicipality(db, 'bari');
  const api = await runningApi(db, { CASA_LOG_LEVEL: 'error' });
  const show = async (label: string, call: object) => {
    const r = await api.call({ host: bari.host, ...call } as never);
    console.log(label, r.status, r.headers['content-type'], r.body.slice(0, 500));
  };
  const J = { 'content-type': 'application/json' };
  const post = (body: unknown, headers = {}) => ({ method: 'POST', headers: { ...J, ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const deep = (n: number) => '['.repeat(n) + ']'.repeat(n);
  await show('deep vars', post(`{"query":"query($a: ID!){ service(slug: $a) { id } }","variables":{"a":${deep(100000)}}}`));
  await show('deep vars2', post(`{"query":"query($a: String!){ service(slug: $a) { id } }","variables":{"a":${deep(5000)}}}`));
  await show('deep ext', post(`{"query":"{ __typename }","extensions":{"a":${deep(100000)}}}`));
  await show('deep body', post(deep(120000)));
  await show('deep lits', post({ query: `{ service(slug: ${deep(700)}) { id } }` }));
  await show('deep sel', post({ query: `${'{ a '.repeat(700)}${'}'.repeat(700)}` }));
  await show('null first', post({ query: 'query($n: Int){ services(first: $n) { totalCount } }', variables: { n: null } }));
  await show('null first no var', post({ query: 'query($n: Int){ services(first: $n) { totalCount } }' }));
  await show('cursor', post({ query: 'query($a:String){ services(after:$a){ totalCount } }', variables: { a: Buffer.from('[1e300,"x"]').toString('base64url') } }));
  const av = (from: string, days = 62) => post({ query: 'query($i:AvailabilityInput!){ availability(input:$i){ days { date status } } }', variables: { i: { serviceId: bari.service.id, officeId: bari.office.id, from, days } } });
  for (const d of ['9999-12-31', '2999-12-31', '1900-01-01', '2026-02-30', '0000-01-01', '2026-11-23T00:00:00Z']) await show(d, av(d));
  const introspection = (d: number) => { let q = 'name'; for (let i = 0; i < d; i++) q = `fields { type { ${q} } }`; return `{ __schema { types { ${q} } } }`; };
  for (const d of [1,2,3,4,8]) await show('intro' + d, post({ query: introspection(d) }));
  await show('introT', post({ query: `{ __type(name: "Query") { fields { type { ofType { fields { type { fields { name } } } } } } } }` }));
  for (const e of ['"a b"@example.it', '"a"@example.it', 'a@[127.0.0.1]', 'a@127.0.0.1', `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.it`, 'a@b', 'a@b.it\r\nBcc: x@y.it', 'a@b.it, c@d.it', '<a@b.it>', 'A <a@b.it>', 'müller@münchen.de', 'a@münchen.de', "o'brien+x@example.it", 'a..b@example.it', '.a@example.it', 'a@-b.it', 'a@example.it.', 'a%0d@example.it', 'a@example..it', 'ａ@example.it', 'a@xn--mnchen-3ya.de', 'a\u202eb@example.it', 'a@example.it\u0000']) {
    const { book, citizen, booking } = { book: 0, citizen: 0, booking: 0 };
    const r = await api.ask(bari.host, { query: 'mutation($i: BookAppointmentInput!){ bookAppointment(input: $i){ __typename ... on InvalidInput { fields { path code } } } }', variables: { i: { serviceId: bari.service.id, officeId: bari.office.id, startsAt: '2020-01-01T00:00:00Z', citizen: { givenName: 'A', familyName: 'B', email: e, address: { street: 'x', postalCode: '70100', city: 'Bari' }, resident: true }, reason: 'x', answers: [], privacyNoticeRead: true } } });
    console.log(JSON.stringify(e).slice(0, 60), JSON.stringify(r.data ?? r.errors));
  }
  await api.app.close();
  await db.drop();
}, 60000);
