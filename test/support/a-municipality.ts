import { randomUUID } from 'node:crypto';
import {
  aDesk,
  aService,
  aTenant,
  anOffice,
  type TestDatabase,
  type TestDesk,
  type TestOffice,
  type TestService,
  type TestTenant,
  weeklyHours,
} from '@casa/testing';

/** A municipality with something in every table that has a face: two offices, services booked and not, desks, news, questions. */
export interface Municipality {
  readonly tenant: TestTenant;
  readonly host: string;
  readonly office: TestOffice;
  readonly otherOffice: TestOffice;
  /** Half an hour, booked at `office`. */
  readonly service: TestService;
  /** Half an hour too, booked at `otherOffice` alone. */
  readonly otherService: TestService;
  readonly desk: TestDesk;
  readonly newsSlug: string;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Open every day from nine to five, holidays apart. */
export async function aMunicipality(database: TestDatabase, slug: string, given: Partial<TestTenant> = {}): Promise<Municipality> {
  const tenant = await aTenant(database, { slug, name: `Comune ${slug}`, ...given });
  const office = await anOffice(database, tenant, { slug: `urp-${slug}`, name: `URP di ${slug}` });
  const otherOffice = await anOffice(database, tenant, { slug: `anagrafe-${slug}`, name: `Anagrafe di ${slug}` });
  const service = await aService(database, office, {
    slug: `informazioni-${slug}`,
    name: `Informazioni ${slug}`,
    channels: ['IN_PERSON', 'TELEPHONE'],
    questions: QUESTIONS,
  });
  const otherService = await aService(database, otherOffice, { slug: `residenza-${slug}`, name: `Residenza ${slug}` });
  const desk = await aDesk(database, office, [service], { channels: ['IN_PERSON', 'TELEPHONE'] });
  await aDesk(database, otherOffice, [otherService]);
  for (const open of [office, otherOffice]) await weeklyHours(database, open, { weekdays: EVERY_DAY, closes: '17:00' });
  const newsSlug = `notizia-${slug}`;
  await siteOf(database, tenant, newsSlug);
  return { tenant, host: tenant.hosts[0]!, office, otherOffice, service, otherService, desk, newsSlug };
}

const QUESTIONS: TestService['questions'] = [
  { id: 'pratica', code: 'pratica', label: { it: 'Numero di pratica', en: 'File number' }, kind: 'TEXT', required: false, maxLength: 20 },
  {
    id: 'motivo',
    code: 'motivo',
    label: { it: 'Motivo', en: 'Reason' },
    kind: 'CHOICE',
    required: false,
    choices: [
      { it: 'Nuova', en: 'New' },
      { it: 'Rinnovo', en: 'Renewal' },
    ],
  },
];

async function siteOf(database: TestDatabase, { id, slug }: TestTenant, newsSlug: string): Promise<void> {
  await database.inTenant(id, async (client) => {
    const text = (words: string) => JSON.stringify({ it: words, en: `${words} (en)` });
    await client.query(
      `insert into news_item (tenant_id, id, slug, kind, title, summary, body, published_on, topics)
       values ($1, $2, $3, 'NEWS', $4, $5, $6, '2026-11-01', '{residenza}')`,
      [id, randomUUID(), newsSlug, text(`Notizia di ${slug}`), text('Sommario'), text('Testo')],
    );
    await client.query('insert into faq (tenant_id, id, position, question, answer) values ($1, $2, 0, $3, $4)', [
      id,
      randomUUID(),
      text(`Domanda di ${slug}?`),
      text(`Risposta di ${slug}.`),
    ]);
    await client.query(
      `insert into tenant_asset (tenant_id, name, content_type, digest, body) values ($1, 'logo.svg', 'image/svg+xml', 'none', '<svg/>')`,
      [id],
    );
    await client.query(
      `insert into page_rating (tenant_id, id, path, rating, rated_at) values ($1, $2, '/servizi', 4, '2026-11-01T00:00:00Z')`,
      [id, randomUUID()],
    );
    await client.query(
      `insert into special_opening (tenant_id, id, office_id, day, opens, closes)
       select $1, $2, id, '2030-01-02', '09:00', '10:00' from office where tenant_id = $1 limit 1`,
      [id, randomUUID()],
    );
    await client.query(
      `insert into closure (tenant_id, id, office_id, starts_at, ends_at, reason)
       select $1, $2, id, '2040-01-01T00:00:00Z', '2040-01-02T00:00:00Z', $3 from office where tenant_id = $1 limit 1`,
      [id, randomUUID(), text('Lavori')],
    );
    await client.query(`insert into mail_delivery (tenant_id, message_id, accepted_at) values ($1, $2, '2026-11-01T00:00:00Z')`, [
      id,
      `sent-${slug}`,
    ]);
  });
}
