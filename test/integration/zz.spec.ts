import { testDatabase } from '@casa/testing';
import { it } from 'vitest';
import { aMunicipality } from '../support/a-municipality.js';
import { runningApi } from '../support/running-api.js';
import { booking, citizen, freeStarts } from '../support/bookings.js';
it('x', async () => {
  const db = await testDatabase();
  const bari = await aMunicipality(db, 'bari');
  const api = await runningApi(db, { CASA_LOG_LEVEL: 'error' });
  const starts = await freeStarts(api, bari);
  for (const [f, v] of [['email', `a${'\u0301'.repeat(10_000)}`], ['email', 'a'.repeat(100_000)], ['telephone', 'a'.repeat(100_000)], ['givenName', 'a'.repeat(100_000)], ['givenName', `a${'\u0301'.repeat(10_000)}`]] as const) {
    const r = await api.ask(bari.host, { query: 'mutation($i: BookAppointmentInput!){ bookAppointment(input: $i){ __typename ... on InvalidInput { fields { path code } } } }', variables: { i: booking(bari, starts[0]!, { ...citizen(), [f]: v }) } });
    console.log(f, v.length, JSON.stringify(r.data ?? r.errors));
  }
  for (const s of ['', 'x', '%'] ) {
    const r = await api.ask(bari.host, { query: 'query($s: String){ services(search: $s){ totalCount } }', variables: { s } });
    console.log(s, JSON.stringify(r.data ?? r.errors));
  }
  await api.app.close();
  await db.drop();
}, 60000);
