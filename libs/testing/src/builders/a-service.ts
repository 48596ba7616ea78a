import type { AppointmentChannel, QuestionSpec, ServiceCategory, ServiceId, TenantId } from '@casa/contracts';
import { newId } from '@casa/kernel';
import type { TestDatabase } from '../test-database.js';
import type { TestOffice } from './an-office.js';
import { insert, json, next } from './insert.js';

/** A service as it was written. */
export interface TestService {
  readonly id: ServiceId;
  readonly tenantId: TenantId;
  readonly slug: string;
  readonly position: number;
  readonly name: string;
  readonly category: ServiceCategory;
  /** Code in the metropolitan catalogue. */
  readonly template: string | null;
  readonly topics: readonly string[];
  readonly status: 'ACTIVE' | 'SUSPENDED';
  readonly bookable: boolean;
  readonly minutes: number;
  readonly stepMinutes: number;
  readonly channels: readonly AppointmentChannel[];
  readonly openToNonResidents: boolean;
  readonly leadMinutes: number;
  readonly horizonDays: number;
  readonly changeUntilMinutes: number;
  readonly maxOpenPerPerson: number;
  readonly offerMinutes: number;
  readonly questions: readonly (QuestionSpec & { readonly id: string })[];
  readonly retiredAt: Date | null;
}

const CARD = {
  addressedTo: { it: 'A tutti.' },
  howTo: { it: 'Prenota un appuntamento.' },
  needed: [{ it: 'Un documento.' }],
  achieved: { it: 'Quello che serve.' },
  deadlinesText: { it: 'Subito.' },
  deadlines: [],
  fees: [],
};

/** A service of half an hour, booked in person, that the office answers for; a desk must serve it before it can be had. */
export async function aService(
  database: TestDatabase,
  office: TestOffice,
  given: Partial<Omit<TestService, 'tenantId'>> = {},
): Promise<TestService> {
  const number = next();
  const minutes = given.minutes ?? 30;
  const service: TestService = {
    id: newId<'Service'>(),
    tenantId: office.tenantId,
    slug: `servizio-${number}`,
    position: number,
    name: `Servizio ${number}`,
    category: 'CIVIL_REGISTRY',
    template: null,
    topics: ['residenza'],
    status: 'ACTIVE',
    bookable: true,
    minutes,
    stepMinutes: minutes,
    channels: ['IN_PERSON'],
    openToNonResidents: true,
    leadMinutes: 0,
    horizonDays: 60,
    changeUntilMinutes: 60,
    maxOpenPerPerson: 3,
    offerMinutes: 240,
    questions: [],
    retiredAt: null,
    ...given,
  };
  await insert(database, office.tenantId, 'service', {
    tenant_id: office.tenantId,
    id: service.id,
    slug: service.slug,
    template: service.template,
    position: service.position,
    responsible_office_id: office.id,
    name: json({ it: service.name }),
    description: json({ it: `Che cosa è ${service.name}.` }),
    category: service.category,
    topics: service.topics,
    status: service.status,
    status_reason: service.status === 'SUSPENDED' ? json({ it: 'Per ora no.' }) : null,
    card: json(CARD),
    bookable: service.bookable,
    minutes: service.minutes,
    step_minutes: service.stepMinutes,
    channels: service.channels,
    open_to_non_residents: service.openToNonResidents,
    lead_minutes: service.leadMinutes,
    horizon_days: service.horizonDays,
    change_until_minutes: service.changeUntilMinutes,
    max_open_per_person: service.maxOpenPerPerson,
    offer_minutes: service.offerMinutes,
    questions: json(service.questions),
    retired_at: service.retiredAt,
  });
  return service;
}
