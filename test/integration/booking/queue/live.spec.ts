import { afterAll, describe, expect, it } from 'vitest';
import { aDesk, aQueue, aSpecialOpening, testDatabase, type TestDesk } from '@casa/testing';
import { aMunicipality, type Municipality } from '../../../support/a-municipality.js';
import { type LiveEvents, liveClient } from '../../../support/live.js';
import { runningApi } from '../../../support/running-api.js';
import { aSession } from '../../../support/sessions.js';

const database = await testDatabase();
const bari = await aMunicipality(database, 'bari');
const altamura = await aMunicipality(database, 'altamura');
const desks = new Map<string, TestDesk>();
for (const { tenant, office, service } of [bari, altamura]) {
  await aQueue(database, office, [service]);
  const day = new Date().toLocaleDateString('en-CA', { timeZone: office.timeZone });
  await aSpecialOpening(database, office, { day, opens: '00:00', closes: '24:00' });
  desks.set(tenant.slug, await aDesk(database, office, [service], { name: 'Sportello Aurora' }));
}
const api = await runningApi(database);
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

const DISPLAY = `subscription ($officeId: ID!) { queueDisplayChanged(officeId: $officeId) { now waiting calls { label desk calls isNow language } } }`;
const ROOM = `subscription ($officeId: ID!) { queueChanged(officeId: $officeId) { waiting { label place isHere wait { from to } } desks { current { label state } } } }`;
const TAKE = `mutation ($input: TakeTicketInput!) { takeTicket(input: $input) { __typename ... on TicketTaken { token ticket { label state service { name } office { name } wait { from to } } } } }`;
const CALL = `mutation ($input: CallNextInput!) { callNext(input: $input) { __typename ... on TicketCalled { ticket { id label } } } }`;
const RECALL = `mutation ($input: TicketStepInput!) { recallTicket(input: $input) { __typename } }`;

let people = 0;
async function take({ host, office, service }: Municipality): Promise<Record<string, unknown>> {
  const input = { officeId: office.id, serviceId: service.id, place: 'KIOSK', device: `machine ${(people += 1)}` };
  const { data } = await api.ask(host, { query: TAKE, variables: { input } });
  return data?.['takeTicket'] as Record<string, unknown>;
}

async function nextOf(events: LiveEvents, field: string): Promise<Record<string, unknown> | null> {
  const { value } = await events.next();
  return (value as { data: Record<string, Record<string, unknown> | null> }).data[field] ?? null;
}

describe('the screen of a waiting room', () => {
  it('shows who waits at once and each call as it comes, of its own office alone, and numbers without names', async () => {
    await using client = liveClient(api.port, { host: bari.host });
    const operator = await aSession(database, bari.tenant, { roles: ['OPERATOR'], officeIds: [bari.office.id] });
    const events = client.events({ query: DISPLAY, variables: { officeId: bari.office.id } });
    expect(await nextOf(events, 'queueDisplayChanged')).toMatchObject({ waiting: 0, calls: [] });
    await take(altamura);
    expect(await take(bari)).toMatchObject({
      ...{ __typename: 'TicketTaken' },
      ticket: { label: 'A001', state: 'WAITING', service: { name: 'Informazioni bari' }, office: { name: 'URP di bari' } },
    });
    expect(await nextOf(events, 'queueDisplayChanged')).toMatchObject({ waiting: 1, calls: [] });
    const deskId = desks.get('bari')!.id;
    const { data } = await api.ask(bari.host, { query: CALL, variables: { input: { deskId } } }, operator.headers);
    const { ticket } = data?.['callNext'] as { ticket: { id: string } };
    const call = { label: 'A001', desk: 'Sportello Aurora', calls: 1, isNow: true, language: 'it' };
    expect(await nextOf(events, 'queueDisplayChanged')).toMatchObject({ waiting: 0, calls: [call] });
    await api.ask(bari.host, { query: RECALL, variables: { input: { ticketId: ticket.id } } }, operator.headers);
    expect(await nextOf(events, 'queueDisplayChanged')).toMatchObject({ calls: [{ ...call, calls: 2 }] });
  });

  it('is empty for an office of another municipality, or one without a waiting room', async () => {
    await using client = liveClient(api.port, { host: bari.host });
    for (const officeId of [altamura.office.id, bari.otherOffice.id, 'x']) {
      expect(await nextOf(client.events({ query: DISPLAY, variables: { officeId } }), 'queueDisplayChanged')).toBeNull();
    }
  });
});

describe('the waiting room of who works in it', () => {
  it('changes with every ticket', async () => {
    const operator = await aSession(database, bari.tenant, { roles: ['OPERATOR'], officeIds: [bari.office.id] });
    await using client = liveClient(api.port, { host: bari.host, ...operator.headers });
    const events = client.events({ query: ROOM, variables: { officeId: bari.office.id } });
    expect(await nextOf(events, 'queueChanged')).toMatchObject({ waiting: [] });
    await take(bari);
    expect(await nextOf(events, 'queueChanged')).toMatchObject({
      waiting: [{ label: 'A002', place: 'WALK_IN', isHere: true, wait: { from: 0 } }],
    });
    const other = client.events({ query: ROOM, variables: { officeId: bari.otherOffice.id } });
    expect(await nextOf(other, 'queueChanged')).toBeNull();
  });
});
