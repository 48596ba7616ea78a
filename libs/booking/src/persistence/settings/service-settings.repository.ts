import type { OfficeId, PersonId, ServiceId, TenantId } from '@casa/contracts';
import type { LocalizedText } from '@casa/kernel';
import { type Reader, statement, type Writer } from '@casa/platform/database';
import type { ServiceQuestion } from '../../domain/answers.js';
import type { Managed } from '../../domain/settings/office-settings.js';
import type { ServiceRules, ServiceSettings, ServiceTexts } from '../../domain/settings/service-settings.js';

/** A service that is booked, with all that is decided about it. */
export interface ManagedService {
  readonly id: ServiceId;
  readonly slug: string;
  readonly name: LocalizedText;
  /** Who answers for it: whose manager decides. */
  readonly officeId: OfficeId;
  /** Null: it is as the municipality's folder has it. */
  readonly managed: Managed | null;
  /** The offices with a desk that gives it. */
  readonly givenAt: readonly OfficeId[];
  readonly settings: ServiceSettings;
}

const SERVICE = `
  select s.id, s.slug, s.name, s.responsible_office_id as "officeId",
    case when s.managed_at is not null then json_build_object('by', s.managed_by, 'at', extract(epoch from s.managed_at)::float8 * 1000) end as managed,
    array(select distinct d.office_id from desk_service ds join desk d on d.tenant_id = $1 and d.id = ds.desk_id and d.retired_at is null
          where ds.tenant_id = $1 and ds.service_id = s.id) as "givenAt",
    s.description, s.card, s.questions,
    json_build_object('minutes', s.minutes, 'stepMinutes', s.step_minutes, 'channels', s.channels, 'openToNonResidents', s.open_to_non_residents,
      'leadMinutes', s.lead_minutes, 'horizonDays', s.horizon_days, 'changeUntilMinutes', s.change_until_minutes,
      'maxOpenPerPerson', s.max_open_per_person, 'offerMinutes', s.offer_minutes) as rules
  from service s where s.tenant_id = $1 and s.retired_at is null and s.bookable`;

const ALL = statement('settings.services', `${SERVICE} order by s.position, s.id`);
const ONE = statement('settings.service', `${SERVICE} and s.id = $2`);

const LOCK = statement('settings.lock-service', `select id from service where tenant_id = $1 and id = $2 for no key update`);

const LOCK_ALL = statement('settings.lock-services', `select id from service where tenant_id = $1 order by id for no key update`);

const MARK = statement('settings.mark-service', `update service set managed_at = $4, managed_by = $3 where tenant_id = $1 and id = $2`);

const PUT_RULES = statement(
  'settings.put-rules',
  `update service set minutes = $3, step_minutes = $4, channels = $5, open_to_non_residents = $6, lead_minutes = $7, horizon_days = $8,
     change_until_minutes = $9, max_open_per_person = $10, offer_minutes = $11
   where tenant_id = $1 and id = $2`,
);

const PUT_QUESTIONS = statement('settings.put-questions', `update service set questions = $3 where tenant_id = $1 and id = $2`);

const PUT_TEXTS = statement(
  'settings.put-texts',
  `update service set description = $3, card = card || $4::jsonb where tenant_id = $1 and id = $2`,
);

interface Row extends Omit<ManagedService, 'settings'> {
  readonly description: LocalizedText;
  readonly card: Omit<ServiceTexts, 'description'>;
  readonly questions: readonly ServiceQuestion[];
  readonly rules: ServiceRules;
}

/** Every query of what is decided about services. */
export const serviceSettings = {
  async all(reader: Reader, tenantId: TenantId): Promise<ManagedService[]> {
    return (await reader.rows<Row>(ALL, [tenantId])).map(toService);
  },

  async byId(reader: Reader, tenantId: TenantId, serviceId: string): Promise<ManagedService | undefined> {
    const [row] = await reader.rows<Row>(ONE, [tenantId, serviceId]);
    return row && toService(row);
  },

  /** Makes managers of one service follow each other until the commit. */
  async lock(reader: Reader, tenantId: TenantId, serviceId: ServiceId): Promise<void> {
    await reader.rows(LOCK, [tenantId, serviceId]);
  },

  /** Makes whoever writes what the folder says follow every manager, and every manager follow them; after the offices. */
  async lockAll(reader: Reader, tenantId: TenantId): Promise<void> {
    await reader.rows(LOCK_ALL, [tenantId]);
  },

  /** From now on the municipality's folder leaves it alone. */
  mark(writer: Writer, tenantId: TenantId, serviceId: ServiceId, by: PersonId, now: Date): void {
    writer.send(MARK, [tenantId, serviceId, by, now]);
  },

  putRules(writer: Writer, tenantId: TenantId, serviceId: ServiceId, rules: ServiceRules): void {
    const { minutes, stepMinutes, channels, openToNonResidents, leadMinutes, horizonDays, changeUntilMinutes, maxOpenPerPerson } = rules;
    writer.send(PUT_RULES, [
      ...[tenantId, serviceId, minutes, stepMinutes, channels, openToNonResidents, leadMinutes, horizonDays],
      ...[changeUntilMinutes, maxOpenPerPerson, rules.offerMinutes],
    ]);
  },

  putQuestions(writer: Writer, tenantId: TenantId, serviceId: ServiceId, questions: readonly ServiceQuestion[]): void {
    writer.send(PUT_QUESTIONS, [tenantId, serviceId, JSON.stringify(questions)]);
  },

  putTexts(writer: Writer, tenantId: TenantId, serviceId: ServiceId, { description, ...card }: ServiceTexts): void {
    writer.send(PUT_TEXTS, [tenantId, serviceId, JSON.stringify(description), JSON.stringify(card)]);
  },
};

function toService({ description, card, questions, rules, ...service }: Row): ManagedService {
  const { addressedTo, howTo, needed } = card;
  return { ...service, settings: { rules, questions, texts: { description, addressedTo, howTo, needed } } };
}
