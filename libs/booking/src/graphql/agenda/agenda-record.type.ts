import { Field, ObjectType } from '@nestjs/graphql';
import type { Language } from '@casa/kernel';
import { DateTimeScalar, PostalAddressType } from '@casa/platform/graphql';
import type { AgendaRecord } from '../../application/agenda/read-agenda-record.js';
import { zonedIso } from '../../domain/zoned-time.js';
import { Answer } from '../appointment.type.js';
import { AgendaAppointmentType, AgendaOfficeType, toAgendaAppointment, toAgendaOffice } from './agenda.type.js';

@ObjectType('AgendaCitizen', {
  description: 'Whom an appointment is for, as who serves them sees it. Personal data (GDPR): each reading is in the audit.',
})
export class AgendaCitizenType {
  @Field({ description: 'Given name.' })
  givenName!: string;

  @Field({ description: 'Family name.' })
  familyName!: string;

  @Field(() => String, { nullable: true, description: 'Where the messages go; null for who has none.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  telephone!: string | null;

  @Field(() => PostalAddressType, { description: 'Home address.' })
  address!: PostalAddressType;

  @Field({ description: 'Declared resident in the municipality.' })
  resident!: boolean;
}

@ObjectType('AgendaRecord', { description: 'All there is of an appointment, for who serves its citizen.' })
export class AgendaRecordType {
  @Field(() => AgendaAppointmentType, { description: 'As the agenda lists it.' })
  appointment!: AgendaAppointmentType;

  @Field(() => AgendaOfficeType, { description: 'Where.' })
  office!: AgendaOfficeType;

  @Field(() => String, { nullable: true, description: 'Name of its desk; null when the desk is there no more.' })
  deskName!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the desk the citizen was called to, when not to that one.' })
  calledDeskName!: string | null;

  @Field(() => AgendaCitizenType, { description: 'Whom it is for.' })
  citizen!: AgendaCitizenType;

  @Field({ description: 'Topic and reason of the visit.' })
  reason!: string;

  @Field(() => [Answer], { description: "Answers to the service's questions." })
  answers!: readonly Answer[];

  @Field(() => String, { nullable: true, description: 'What operators noted; its citizen does not see it here.' })
  note!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when the last step can be taken back; null: there is none.' })
  undoableUntil!: string | null;

  @Field(() => DateTimeScalar, { description: 'The server’s time: the caller’s own clock may be wrong.' })
  now!: string;
}

export function toAgendaRecord(record: AgendaRecord, language: Language): AgendaRecordType {
  const { entry, office, deskName, calledDeskName, citizen, note, undoableUntil, now } = record;
  const { reason, answers, telephone, email, ...person } = citizen;
  return {
    appointment: toAgendaAppointment(entry, language),
    office: toAgendaOffice(office, language),
    ...{ deskName: deskName ?? null, calledDeskName: calledDeskName ?? null },
    citizen: { ...person, email: email || null, telephone: telephone ?? null },
    ...{ reason, answers, note: note ?? null },
    undoableUntil: undoableUntil ? zonedIso(undoableUntil.getTime(), entry.timeZone) : null,
    now: zonedIso(now.getTime(), entry.timeZone),
  };
}
