import pg from 'pg';
import type { Page } from 'playwright-core';
import { logIn } from './person.ts';
import { ask, superuserUrl } from './stack.ts';

/** An office whose waiting room is open until midnight, whatever the hour the tests run at. */
export interface WaitingRoom {
  readonly town: string;
  readonly tenantId: string;
  readonly officeId: string;
  readonly slug: string;
  readonly service: { readonly id: string; readonly slug: string; readonly name: string };
  readonly desk: { readonly id: string; readonly name: string };
}

/** Opens the first office of a town that serves people who come; its first service has the letter A, and is given at any machine and from home. */
export async function openWaitingRoom(town: string): Promise<WaitingRoom> {
  return inDatabase(async (database) => {
    const { rows } = await database.query(
      `select t.id as "tenantId", o.id as "officeId", o.slug, o.time_zone as zone, d.id as "deskId", d.name as "deskName", s.id as "serviceId", s.slug as "serviceSlug",
              s.name ->> 'it' as "serviceName"
       from tenant t
       join office o on o.tenant_id = t.id and o.retired_at is null
       join desk d on d.tenant_id = t.id and d.office_id = o.id and d.retired_at is null and 'IN_PERSON' = any (d.channels)
       join desk_service ds on ds.tenant_id = t.id and ds.desk_id = d.id
       join service s on s.tenant_id = t.id and s.id = ds.service_id and s.bookable and s.status = 'ACTIVE' and s.retired_at is null
         and not exists (select from jsonb_array_elements(s.questions) q where (q ->> 'required')::boolean)
       where t.slug = $1 order by o.position, d.position, s.position limit 1`,
      [town],
    );
    const [found] = rows as Record<
      'tenantId' | 'officeId' | 'slug' | 'zone' | 'deskId' | 'deskName' | 'serviceId' | 'serviceSlug' | 'serviceName',
      string
    >[];
    if (!found) throw new Error(`${town} has no office that people come to`);
    const { tenantId, officeId, slug, zone } = found;
    await database.query(
      `insert into office_queue values ($1, $2, true, false, 0, 60, 30, 5000, 20, 10, 20, 2, now()) on conflict do nothing`,
      [tenantId, officeId],
    );
    await database.query(`insert into queue_service values ($1, $2, $3, 'A', true) on conflict do nothing`, [
      tenantId,
      officeId,
      found.serviceId,
    ]);
    // Its catalogue does not say where it is.
    await database.query(`update office set latitude = 41.008, longitude = 17.003 where tenant_id = $1 and id = $2`, [tenantId, officeId]);
    const day = new Date().toLocaleDateString('en-CA', { timeZone: zone });
    await database.query(
      `insert into special_opening (tenant_id, id, office_id, day, opens, closes) values ($1, gen_random_uuid(), $2, $3, '00:00', '24:00')`,
      [tenantId, officeId, day],
    );
    const service = { id: found.serviceId, slug: found.serviceSlug, name: found.serviceName };
    return { town, tenantId, officeId, slug, service, desk: { id: found.deskId, name: found.deskName } };
  });
}

/** Logs somebody in who works in waiting rooms and manages them. */
export async function logInAsManager(page: Page, { town, tenantId }: Pick<WaitingRoom, 'town' | 'tenantId'>, name: string): Promise<void> {
  await logIn(page, town, name);
  await inDatabase(async (database) => {
    const { rows } = await database.query(`select person_id as id from session where tenant_id = $1 order by begun_at desc limit 1`, [
      tenantId,
    ]);
    const [{ id }] = rows as [{ id: string }];
    await database.query(
      `insert into membership (tenant_id, id, person_id, role, status, language, name_sealed, email_sealed, email_digest, invitation_ends_at, created_at, changed_at)
       values ($1, gen_random_uuid(), $2::uuid, 'OFFICE_MANAGER', 'ACTIVE', 'it', '-', '-', decode(md5($2::uuid::text), 'hex'), now(), now(), now()) on conflict do nothing`,
      [tenantId, id],
    );
    // Processes remember who somebody is until they are told otherwise.
    await database.query(`select pg_notify('session_changed', $1::text)`, [id]);
  });
}

const AVAILABILITY = `query ($input: AvailabilityInput!) { availability(input: $input) { days { slots { startsAt } } } }`;
const BOOK = `mutation ($input: BookAppointmentInput!) {
  bookAppointment(input: $input) { __typename ... on AppointmentBooked { manageToken appointment { code } } }
}`;

/** Somebody has booked, and the appointment begins in ten minutes. */
export async function aBookedPerson({
  town,
  officeId,
  service,
}: WaitingRoom): Promise<{ readonly code: string; readonly manageToken: string }> {
  const place = { serviceId: service.id, officeId, channel: 'IN_PERSON' };
  type Days = { availability: { days: { slots: { startsAt: string }[] }[] } };
  const { availability } = await ask<Days>(town, AVAILABILITY, { input: { ...place, days: 28 } });
  const startsAt = availability.days.flatMap(({ slots }) => slots).at(-1)!.startsAt;
  const citizen = {
    ...{ givenName: 'Rosa', familyName: 'Loiudice', email: `rosa.${Date.now()}@example.it`, telephone: '080 577 1111', resident: true },
    address: { street: 'Via Roma 1', postalCode: '70018', city: 'Rutigliano' },
  };
  const input = { ...place, startsAt, citizen, reason: 'Prova', answers: [], privacyNoticeRead: true };
  type Booked = { bookAppointment: { manageToken: string; appointment: { code: string } } };
  const { bookAppointment } = await ask<Booked>(town, BOOK, { input });
  const { code } = bookAppointment.appointment;
  await inDatabase((database) =>
    database.query(
      `update appointment set starts_at = now() + interval '10 minutes', ends_at = now() + interval '30 minutes' where code = $1`,
      [code],
    ),
  );
  return { code, manageToken: bookAppointment.manageToken };
}

/** Numbers of a letter that were given today. */
export async function numbersGiven({ officeId }: WaitingRoom, letter = 'A'): Promise<number> {
  return inDatabase(async (database) => {
    const { rows } = await database.query(`select count(*)::int as count from queue_ticket where office_id = $1 and letter = $2`, [
      officeId,
      letter,
    ]);
    return (rows[0] as { count: number }).count;
  });
}

/** What a minute does: a machine that was pressed is pressed by somebody else. */
export async function aMinutePasses({ officeId }: WaitingRoom): Promise<void> {
  await inDatabase((database) =>
    database.query(`update queue_ticket set taken_at = taken_at - interval '1 minute' where office_id = $1`, [officeId]),
  );
}

async function inDatabase<Outcome>(work: (database: pg.Client) => Promise<Outcome>): Promise<Outcome> {
  const database = new pg.Client({ connectionString: superuserUrl });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}
