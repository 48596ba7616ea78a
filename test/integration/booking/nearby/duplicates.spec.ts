import { randomUUID } from 'node:crypto';
import { DataKeys } from '@casa/platform/crypto';
import { testDatabase } from '@casa/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { booking, citizen } from '../../../support/bookings.js';
import { runningApi } from '../../../support/running-api.js';
import { aSession, type TestSession } from '../../../support/sessions.js';
import { aTownAt, type Town } from './a-metropolis.js';

const database = await testDatabase();
const bari = await aTownAt(database, 'bari');
const modugno = await aTownAt(database, 'modugno', { service: { changeUntilMinutes: 60 } });
const monopoli = await aTownAt(database, 'monopoli', { service: { template: 'altro' } });
const api = await runningApi(database);
const keys = api.app.get(DataKeys);

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

let rosa: Record<'bari' | 'modugno' | 'monopoli', TestSession>;
let somebodyElse: TestSession;

beforeEach(async () => {
  for (const table of ['person_item', 'desk_claim', 'appointment']) await database.asSuperuser(`delete from ${table}`);
  const here = await aSession(database, bari.tenant, { keys });
  const { personId } = here;
  rosa = {
    bari: here,
    modugno: await aSession(database, modugno.tenant, { keys, personId }),
    monopoli: await aSession(database, monopoli.tenant, { keys, personId }),
  };
  somebodyElse = await aSession(database, bari.tenant, { keys });
});

const MINE = '{ myDuplicateAppointments { title appointments { id municipality manageUrl } } }';
const CANCEL = `mutation ($input: CancelOwnAppointmentInput!) {
  cancelOwnAppointment(input: $input) { __typename ... on OwnAppointmentCancelled { id } }
}`;
const BOOK = `mutation ($input: BookAppointmentInput!) {
  bookAppointment(input: $input) {
    __typename ... on AppointmentBooked { manageToken appointment { id duplicates { id municipality title place } } }
  }
}`;

interface Booked {
  readonly manageToken: string;
  readonly appointment: { readonly id: string; readonly duplicates: readonly { id: string; municipality: string }[] };
}

let hours = 0;

/** On the next day but some, at the first hour that is free. */
async function book(town: Town, as?: TestSession, of = citizen()): Promise<Booked> {
  hours += 1;
  const day = new Date(Date.now() + (3 + hours) * 86_400_000).toISOString().slice(0, 10);
  const { data } = await api.ask(town.host, {
    query: `query ($input: AvailabilityInput!) { availability(input: $input) { days { slots { startsAt } } } }`,
    variables: { input: { serviceId: town.service.id, officeId: town.office.id, from: day, days: 5 } },
  });
  const { days } = data?.['availability'] as { days: { slots: { startsAt: string }[] }[] };
  const [start] = days.flatMap(({ slots }) => slots);
  const answer = await api.ask(town.host, { query: BOOK, variables: { input: booking(town, start!.startsAt, of) } }, as?.headers);
  const booked = answer.data?.['bookAppointment'] as (Booked & { __typename: string }) | undefined;
  if (booked?.__typename !== 'AppointmentBooked') throw new Error(answer.body);
  return booked;
}

const mine = async (town: Town, as: TestSession) => {
  const { data, body } = await api.ask(town.host, { query: MINE }, as.headers);
  if (!data) throw new Error(body);
  return data['myDuplicateAppointments'] as { title: string; appointments: { id: string; municipality: string; manageUrl: string }[] }[];
};
const cancel = async (town: Town, id: string, as?: TestSession) => {
  const { data, errors } = await api.ask(town.host, { query: CANCEL, variables: { input: { id } } }, as?.headers);
  return errors?.[0]?.extensions.code ?? (data?.['cancelOwnAppointment'] as { __typename: string }).__typename;
};
const statusOf = async (id: string) => (await database.asSuperuser('select status from appointment where id = $1', [id]))[0]?.['status'];

/** Given by somebody to somebody, for a day. */
async function aMandate(tenantId: string, personId: string, representedId: string): Promise<string> {
  const id = randomUUID();
  await database.asSuperuser(
    `insert into delegation (tenant_id, id, person_id, represented_id, kind, status, delegate_sealed, represented_sealed, valid_until, created_at)
     values ($1, $2, $3, $4, 'MANDATE', 'ACTIVE', '-', '-', now() + interval '1 day', now())`,
    [tenantId, id, personId, representedId],
  );
  return id;
}

describe('the same service booked in two towns', () => {
  it('is said at once to whoever booked it, with the other one', async () => {
    const first = await book(bari, rosa.bari);
    expect(first.appointment.duplicates).toEqual([]);
    const second = await book(modugno, rosa.modugno);
    expect(second.appointment.duplicates).toEqual([
      { id: first.appointment.id, municipality: 'Bari', title: 'Certificati di bari', place: bari.office.name },
    ]);
  });

  it('is both in the personal area, with the way to either, wherever it is opened', async () => {
    const first = await book(bari, rosa.bari);
    const second = await book(modugno, rosa.modugno);
    for (const [town, as] of [
      [bari, rosa.bari],
      [modugno, rosa.modugno],
      [monopoli, rosa.monopoli],
    ] as const) {
      expect(await mine(town, as)).toEqual([
        {
          title: 'Certificati di bari',
          appointments: [
            { id: first.appointment.id, municipality: 'Bari', manageUrl: expect.stringContaining('bari.localhost') as string },
            { id: second.appointment.id, municipality: 'Modugno', manageUrl: expect.stringContaining('modugno.localhost') as string },
          ],
        },
      ]);
    }
  });

  it('is none where the services are two, the other is cancelled or past, or somebody else’s', async () => {
    await book(bari, rosa.bari);
    await book(monopoli, rosa.monopoli);
    await book(bari, somebodyElse, citizen('Verdi', 'verdi@example.it'));
    expect(await mine(bari, rosa.bari)).toEqual([]);
    const third = await book(modugno, rosa.modugno);
    expect(await mine(bari, rosa.bari)).toHaveLength(1);
    await database.asSuperuser(`update person_item set at = now() - interval '1 hour' where id = $1`, [third.appointment.id]);
    expect(await mine(bari, rosa.bari)).toEqual([]);
  });

  it('is said to nobody who is not logged in, and of nobody who was not', async () => {
    await book(bari, rosa.bari);
    const withoutLogin = await book(modugno);
    expect(withoutLogin.appointment.duplicates).toEqual([]);
    expect(await mine(bari, rosa.bari)).toEqual([]);
    // With the link of somebody else's appointment one sees no appointments of theirs.
    const first = await book(modugno, rosa.modugno);
    const seen = await api.ask(
      modugno.host,
      {
        query: 'query ($token: String!) { appointmentByLink(token: $token) { duplicates { id } } }',
        variables: { token: first.manageToken },
      },
      (await aSession(database, modugno.tenant, { keys })).headers,
    );
    expect(seen.data).toEqual({ appointmentByLink: { duplicates: [] } });
  });

  it('is left to the person: one press cancels the one they name, wherever it is, and frees its time', async () => {
    const first = await book(bari, rosa.bari);
    const second = await book(modugno, rosa.modugno);
    expect([await statusOf(first.appointment.id), await statusOf(second.appointment.id)]).toEqual(['BOOKED', 'BOOKED']);
    expect(await cancel(bari, second.appointment.id, rosa.bari)).toBe('OwnAppointmentCancelled');
    expect([await statusOf(first.appointment.id), await statusOf(second.appointment.id)]).toEqual(['BOOKED', 'CANCELLED']);
    expect(await database.asSuperuser('select id from desk_claim where appointment_id = $1', [second.appointment.id])).toEqual([]);
    expect(await database.asSuperuser(`select data from pgboss.job where name = 'booking.appointment-cancelled'`)).toEqual([
      { data: expect.objectContaining({ tenantId: modugno.tenant.id, appointmentId: second.appointment.id }) as object },
    ]);
    expect(await mine(bari, rosa.bari)).toEqual([]);
    // Pressed again it is not there any more.
    expect(await cancel(bari, second.appointment.id, rosa.bari)).toBe('NotFound');
  });

  it('is not cancelled when it is too late, by somebody else, by a visitor, or by what is no id', async () => {
    const first = await book(bari, rosa.bari);
    const second = await book(modugno, rosa.modugno);
    expect(await cancel(bari, first.appointment.id, somebodyElse)).toBe('NotFound');
    expect(await cancel(modugno, first.appointment.id)).toBe('UNAUTHENTICATED');
    expect(await cancel(bari, 'x', rosa.bari)).toBe('InvalidInput');
    await database.asSuperuser('update service set change_until_minutes = 100000 where id = $1', [modugno.service.id]);
    expect(await cancel(bari, second.appointment.id, rosa.bari)).toBe('ChangeTooLate');
    expect([await statusOf(first.appointment.id), await statusOf(second.appointment.id)]).toEqual(['BOOKED', 'BOOKED']);
    await database.asSuperuser('update service set change_until_minutes = 60 where id = $1', [modugno.service.id]);
  });

  it('is neither said nor cancelled while somebody acts for another: it would be the wrong person’s', async () => {
    const first = await book(bari, rosa.bari);
    await book(modugno, rosa.modugno);
    const child = await aSession(database, bari.tenant, { keys });
    const delegationId = await aMandate(bari.tenant.id, rosa.bari.personId, child.personId);
    const act = (id: string | null) =>
      database.asSuperuser('update session set delegation_id = $2 where id = $1', [rosa.bari.sessionId, id]);
    const told = () => database.asSuperuser(`select pg_notify('session_changed', $1)`, [rosa.bari.personId]);
    await act(delegationId);
    await told();
    await expect.poll(() => mine(bari, rosa.bari)).toEqual([]);
    expect(await cancel(bari, first.appointment.id, rosa.bari)).toBe('ActsForAnother');
    // Nor once the delegation is over, until they turn back to themselves.
    await database.asSuperuser(`update delegation set valid_until = now() - interval '1 second' where id = $1`, [delegationId]);
    await told();
    expect(await cancel(bari, first.appointment.id, rosa.bari)).toBe('ActsForAnother');
    expect(await statusOf(first.appointment.id)).toBe('BOOKED');
    await act(null);
    await told();
    await expect.poll(() => mine(bari, rosa.bari)).toHaveLength(1);
    expect(await cancel(bari, first.appointment.id, rosa.bari)).toBe('OwnAppointmentCancelled');
  });
});
