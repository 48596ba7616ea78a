import { expect, it } from 'vitest';
import { aDesk, anOffice, aQueue, aService, aSpecialOpening, aTenant, testDatabase } from '@casa/testing';
import { asGraphql, callOverHttp } from '../support/running-api.js';
import { aSession } from '../support/sessions.js';
import { apiProcesses } from './api-processes.ts';

const DESKS = 6;
const PEOPLE = 60;

const CALL = `mutation ($input: CallNextInput!) { callNext(input: $input) { __typename ... on TicketCalled { ticket { id label deskId } } } }`;
const FINISH = `mutation ($input: TicketStepInput!) { finishTicket(input: $input) { __typename } }`;
const TAKE = `mutation ($input: TakeTicketInput!) { takeTicket(input: $input) { __typename ... on TicketTaken { ticket { label } } } }`;

interface Called {
  readonly __typename: string;
  readonly ticket?: { readonly id: string; readonly label: string; readonly deskId: string };
}

it(`${PEOPLE} people are called once each, in order, by ${DESKS} operators who press twice at once over two processes`, async () => {
  const database = await testDatabase();
  const tenant = await aTenant(database);
  const office = await anOffice(database, tenant);
  const service = await aService(database, office);
  const desks = [];
  for (let place = 0; place < DESKS; place += 1) desks.push(await aDesk(database, office, [service]));
  await aQueue(database, office, [service], { homeMinutes: 240, homeTickets: 500 });
  const day = new Date().toLocaleDateString('en-CA', { timeZone: office.timeZone });
  await aSpecialOpening(database, office, { day, opens: '00:00', closes: '24:00' });
  const operators = await Promise.all(desks.map(() => aSession(database, tenant, { roles: ['OPERATOR'] })));
  {
    await using apis = await apiProcesses(database, 2);
    const ports = apis.urls.map((url) => Number(new URL(url).port));
    let asked = 0;
    const ask = async <Answer>(field: string, query: string, input: object, headers: Readonly<Record<string, string>> = {}) => {
      const port = ports[(asked += 1) % 2]!;
      const body = JSON.stringify({ query, variables: { input } });
      const call = { host: tenant.hosts[0]!, method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
      const { data, errors } = asGraphql(await callOverHttp(port, call));
      expect(errors).toBeUndefined();
      return data?.[field] as Answer;
    };

    const kiosk = (person: number) =>
      ask<Called>('takeTicket', TAKE, { officeId: office.id, serviceId: service.id, place: 'KIOSK', device: `machine ${person}` });
    // Thirty a minute is what unknown machines give: the other half comes from home.
    const atHome = () => ask<Called>('takeTicket', TAKE, { officeId: office.id, serviceId: service.id, place: 'HOME' });
    const taken = await Promise.all(Array.from({ length: PEOPLE }, (_, person) => (person % 3 === 0 ? kiosk(person) : atHome())));
    expect(taken.map(({ ticket }) => ticket?.label).sort()).toEqual(labels());
    await database.asSuperuser('update queue_ticket set arrived_at = taken_at where arrived_at is null');

    const words: Record<string, number> = {};
    const called: string[] = [];
    for (let round = 0; called.length < PEOPLE && round < 2 * PEOPLE; round += 1) {
      const pressed = await Promise.all(
        desks.flatMap(({ id: deskId }, place) =>
          [1, 2].map(async () => ({ place, answer: await ask<Called>('callNext', CALL, { deskId }, operators[place]!.headers) })),
        ),
      );
      const now = pressed.flatMap(({ place, answer }) =>
        answer.ticket && answer.__typename === 'TicketCalled' ? [{ place, ...answer.ticket }] : [],
      );
      for (const { answer } of pressed) words[answer.__typename] = (words[answer.__typename] ?? 0) + 1;
      for (const { place, deskId } of now) expect(deskId).toBe(desks[place]!.id);
      called.push(...now.map(({ label }) => label).sort());
      await Promise.all(now.map(({ place, id }) => ask('finishTicket', FINISH, { ticketId: id }, operators[place]!.headers)));
    }
    console.log(`call next: ${PEOPLE} people, ${DESKS} desks pressed twice at once over 2 processes: ${JSON.stringify(words)}`);
    expect(called).toEqual(labels());
    expect(words).toEqual({ TicketCalled: PEOPLE, DeskBusy: PEOPLE });
  }
  await database.drop();
});

function labels(): string[] {
  return Array.from({ length: PEOPLE }, (_, place) => `A${String(place + 1).padStart(3, '0')}`);
}
