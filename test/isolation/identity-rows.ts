import { randomBytes, randomUUID } from 'node:crypto';
import type { TestDatabase } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';
import { aSession } from '../support/sessions.js';

/** A row in every table of identity, of a person of this municipality's own. */
export async function identityRows(database: TestDatabase, { tenant, office, service }: Municipality): Promise<void> {
  const { personId } = await aSession(database, tenant, { roles: ['OPERATOR'], officeIds: [office.id] });
  const lay = (sql: string, ...values: readonly unknown[]) => database.asSuperuser(sql, [tenant.id, ...values]);
  await lay(`insert into person_preference values ($1, $2, 'MUNICIPAL_NEWS', true, now())`, personId);
  await lay(`insert into person_preference_history values ($1, $2, $3, 'MUNICIPAL_NEWS', true, 1, 'it', now())`, randomUUID(), personId);
  await lay(`insert into person_letter_language values ($1, $2, 'en', now())`, personId);
  await lay(
    `insert into delegation (tenant_id, id, person_id, represented_id, kind, status, delegate_sealed, represented_sealed, valid_until, created_at)
     values ($1, $2, $3, $3, 'PARENT', 'WAITING', '-', '-', now() + interval '1 year', now())`,
    randomUUID(),
    personId,
  );
  await lay(`insert into service_provider_key values ($1, $2, '-', '-', 7, now())`, randomUUID());
  await lay(`insert into staff_identity_provider values ($1, 'https://entra.example', 'Entra', '<xml/>', now())`);
  const requestId = `_${randomBytes(8).toString('hex')}`;
  await lay(
    `insert into login_request (tenant_id, id, federation, identity_provider, entity_id, acs, level, relay_state, return_path, issued_at, ends_at)
     values ($1, $2, 'SPID', 'https://idp.example', 'https://sp.example', 'https://sp.example/acs', 2, 'x', '/', now(), now())`,
    requestId,
  );
  await lay(
    `insert into login_exchange (tenant_id, request_id, federation, issuer, request_sealed, requested_at)
     values ($1, $2, 'SPID', 'https://idp.example', '-', now())`,
    requestId,
  );
  await lay(
    `insert into person_item (tenant_id, id, person_id, kind, status, title, place, at, link_version, changed_at)
     select $1, $2, $3, 'APPOINTMENT', 'BOOKED', s.name, s.name, now(), 1, now() from service s where s.tenant_id = $1 and s.id = $4`,
    randomUUID(),
    personId,
    service.id,
  );
  const entry = {
    at: '2031-03-03T09:00:00.000Z',
    action: 'read',
    subject: 'Appointment',
    subjectId: '-',
    actor: personId,
    person: personId,
  };
  await database.inTenant(tenant.id, (client) => client.query('select audit_append($1, $2)', [tenant.id, JSON.stringify(entry)]));
}
