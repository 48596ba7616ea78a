import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { LocalizedText } from '@casa/kernel';
import type { AppointmentChannel, OfficeId, PersonId, ServiceCategory, ServiceId, ServiceSpec, TenantId } from '@casa/contracts';
import type { ServiceQuestion } from '../domain/answers.js';

/** The long texts of a service card, read only when a card is shown. */
export type ServiceCard = Pick<
  ServiceSpec,
  'addressedTo' | 'howTo' | 'needed' | 'achieved' | 'deadlinesText' | 'deadlines' | 'fees' | 'termsUrl' | 'onlineUrl'
>;

/** What a citizen comes for, with its card and the rules under which it is booked. */
export const ServiceEntity = defineEntity({
  name: 'Service',
  tableName: 'service',
  properties: {
    id: p.uuid().primary().$type<ServiceId>(),
    tenantId: p.uuid().$type<TenantId>(),
    slug: p.text(),
    template: p.text().nullable(),
    position: p.integer(),
    responsibleOfficeId: p.uuid().$type<OfficeId>(),
    name: p.json<LocalizedText>(),
    description: p.json<LocalizedText>(),
    category: p.text().$type<ServiceCategory>(),
    topics: p.array(),
    status: p.text().$type<'ACTIVE' | 'SUSPENDED'>(),
    statusReason: p.json<LocalizedText>().nullable(),
    card: p.json<ServiceCard>(),
    bookable: p.boolean(),
    minutes: p.integer(),
    stepMinutes: p.integer(),
    channels: p.array().$type<AppointmentChannel[]>(),
    openToNonResidents: p.boolean(),
    leadMinutes: p.integer(),
    horizonDays: p.integer(),
    changeUntilMinutes: p.integer(),
    maxOpenPerPerson: p.integer(),
    offerMinutes: p.integer(),
    questions: p.json<ServiceQuestion[]>(),
    retiredAt: p.datetime().columnType('timestamptz').nullable(),
    /** Since when it is the portal's to decide, by whom; null: the municipality's folder's. */
    managedAt: p.datetime().columnType('timestamptz').nullable(),
    managedBy: p.uuid().$type<PersonId>().nullable(),
  },
});
export type Service = InferEntity<typeof ServiceEntity>;
