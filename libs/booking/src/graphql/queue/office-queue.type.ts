import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, Identifier, InvalidInput, Refusal } from '@casa/platform/graphql';
import type { Language } from '@casa/kernel';
import { IsBoolean } from 'class-validator';
import { ticketLabel, type TicketState } from '../../domain/queue/ticket-state.js';
import { zonedIso } from '../../domain/zoned-time.js';
import type { OperatorRefusal } from '../../application/queue/queue-operator.js';
import type { OfficeQueue } from '../../application/queue/read-office-queue.js';
import { NotFound } from '../booking-outcome.type.js';
import { LinePlaceEnum, TicketOriginEnum, TicketStateEnum } from './queue.enums.js';
import { notFound } from './queue-refusal-map.js';
import { ExpectedWait } from './ticket.type.js';

type Entry = OfficeQueue['atDesks'][number];

@ObjectType({ description: 'A ticket as operators see it. Who holds it they learn from the appointment, if there is one.' })
export class QueueEntry {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'The number: A012.' })
  label!: string;

  @Field(() => TicketStateEnum, { description: 'Where it stands.' })
  state!: TicketState;

  @Field(() => TicketOriginEnum, { description: 'Where it was taken.' })
  origin!: string;

  @Field({ description: 'Whether its holder goes before the others, because the law or the office says so.' })
  precedence!: boolean;

  @Field(() => ID, { nullable: true, description: 'The appointment it is for.' })
  appointmentId!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The hour of the appointment.' })
  bookedFor!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was taken.' })
  takenAt!: string;

  @Field({ description: 'Whether its holder is in the waiting room; who took it from home may be on the way.' })
  isHere!: boolean;

  @Field(() => ID, { nullable: true, description: 'The desk it was called to.' })
  deskId!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was called last.' })
  calledAt!: string | null;

  @Field(() => Int, { description: 'How often it was called.' })
  calls!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the operator began.' })
  startedAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended, whatever the end was.' })
  endedAt!: string | null;

  @Field(() => LinePlaceEnum, { nullable: true, description: 'While waiting: what its place in the line is of.' })
  place!: string | null;

  @Field(() => ExpectedWait, { nullable: true, description: 'While waiting: from now.' })
  wait!: ExpectedWait | null;
}

export type QueueEntryParent = QueueEntry & Pick<Entry, 'serviceId'>;

@ObjectType({ description: 'A desk that people come to, today.' })
export class QueueDesk {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'Its name, as it is called out.' })
  name!: string;

  @Field({ description: 'Whether an operator sits there.' })
  staffed!: boolean;

  @Field(() => [ID], { description: 'The services it gives.' })
  serviceIds!: readonly string[];

  @Field(() => QueueEntry, { nullable: true, description: 'Whom it has called or serves.' })
  current!: QueueEntry | null;
}

@ObjectType('OfficeQueue', { description: 'The waiting room of an office, for who works there. No personal data is in it.' })
export class OfficeQueueType {
  @Field(() => DateTimeScalar, { description: 'Now, by the clock that counts.' })
  now!: string;

  @Field(() => [QueueDesk], { description: 'In the office’s order.' })
  desks!: QueueDesk[];

  @Field(() => [QueueEntry], { description: 'Who waits, in the order they will probably be called.' })
  waiting!: QueueEntry[];

  @Field(() => [QueueEntry], { description: 'The last who were served, did not answer or left.' })
  over!: QueueEntry[];
}

@ObjectType({ description: 'Called: the number is on the waiting room’s screen.' })
export class TicketCalled {
  @Field(() => QueueEntry, { description: 'The ticket.' })
  ticket!: QueueEntry;
}

@ObjectType({ implements: () => Refusal, description: 'Nobody waits whom this desk could serve.' })
export class NobodyWaiting extends Refusal {}

@ObjectType({
  implements: () => Refusal,
  description: 'The desk has called somebody already: first they are served, or noted as not there.',
})
export class DeskBusy extends Refusal {
  @Field(() => QueueEntry, { description: 'Whom.' })
  ticket!: QueueEntry;
}

@ObjectType({ description: 'Done.' })
export class TicketUpdated {
  @Field(() => QueueEntry, { description: 'As it stands now.' })
  ticket!: QueueEntry;
}

@ObjectType({ implements: () => Refusal, description: 'Somebody else was faster, and the ticket stands elsewhere.' })
export class TicketAlreadyChanged extends Refusal {
  @Field(() => QueueEntry, { description: 'As it stands now.' })
  ticket!: QueueEntry;
}

export const CallNextResult = createUnionType({
  name: 'CallNextResult',
  description: 'What may come of calling the next.',
  types: () => [TicketCalled, NobodyWaiting, DeskBusy, NotFound, InvalidInput] as const,
});

export const TicketStepResult = createUnionType({
  name: 'TicketStepResult',
  description: 'What may come of a step with a ticket.',
  types: () => [TicketUpdated, TicketAlreadyChanged, DeskBusy, NotFound, InvalidInput] as const,
});

@InputType({ description: 'The desk that calls.' })
export class CallNextInput {
  @Field(() => ID, { description: 'The desk.' })
  @Identifier()
  deskId!: string;
}

@InputType({ description: 'A ticket that an operator works on.' })
export class TicketStepInput {
  @Field(() => ID, { description: 'The ticket.' })
  @Identifier()
  ticketId!: string;
}

@InputType({ description: 'Who goes before the others.' })
export class SetPrecedenceInput {
  @Field(() => ID, { description: 'The ticket.' })
  @Identifier()
  ticketId!: string;

  @Field({ description: 'Whether its holder goes before the others.' })
  @IsBoolean({ message: 'REQUIRED' })
  precedence!: boolean;
}

export function toEntry(ticket: Entry, timeZone: string, more: { place?: string; wait?: ExpectedWait } = {}): QueueEntryParent {
  const at = (instant: number | null) => (instant === null ? null : zonedIso(instant, timeZone));
  const { id, state, origin, precedence, appointmentId, deskId, calls, serviceId } = ticket;
  return Object.assign(new QueueEntry(), {
    ...{ id, label: ticketLabel(ticket), state, origin, precedence, appointmentId, deskId, calls, serviceId },
    ...{ bookedFor: at(ticket.bookedFor), takenAt: zonedIso(ticket.takenAt, timeZone), isHere: ticket.arrivedAt !== null },
    ...{ calledAt: at(ticket.calledAt), startedAt: at(ticket.startedAt), endedAt: at(ticket.endedAt) },
    ...{ place: more.place ?? null, wait: more.wait ?? null },
  });
}

export function toOfficeQueue({ timeZone, now, desks, waiting, atDesks, over }: OfficeQueue): OfficeQueueType {
  const current = new Map(atDesks.map((ticket) => [ticket.deskId, toEntry(ticket, timeZone)]));
  return Object.assign(new OfficeQueueType(), {
    now: zonedIso(now, timeZone),
    desks: desks.map(({ id, name, staffed, services }) => ({ id, name, staffed, serviceIds: services, current: current.get(id) ?? null })),
    waiting: waiting.map(({ ticket, place, wait }) => toEntry(ticket, timeZone, { place, ...(wait && { wait }) })),
    over: over.map((ticket) => toEntry(ticket, timeZone)),
  });
}

const SAY = {
  NOBODY_WAITING: { it: 'Non c’è nessuno in attesa per questo sportello.', en: 'Nobody waits for this desk.' },
  DESK_BUSY: {
    it: 'Lo sportello ha già chiamato %s: concludi, o segna che non si è presentato.',
    en: 'The desk has called %s already: finish, or note that nobody came.',
  },
  TICKET_CHANGED: { it: 'Il numero %s è già cambiato: ecco com’è adesso.', en: 'Number %s has changed already: this is how it stands.' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

/** The one map from what operators are refused to what the schema says of it. */
export function toOperatorRefusal(
  refusal: OperatorRefusal,
  language: Language,
  timeZone: string,
): NotFound | NobodyWaiting | DeskBusy | TicketAlreadyChanged {
  switch (refusal.code) {
    case 'NOT_FOUND':
      return notFound(language);
    case 'NOBODY_WAITING':
      return Object.assign(new NobodyWaiting(), { message: SAY.NOBODY_WAITING[language] });
    case 'DESK_BUSY':
    case 'TICKET_CHANGED': {
      const message = SAY[refusal.code][language].replace('%s', ticketLabel(refusal.ticket));
      const type = refusal.code === 'DESK_BUSY' ? new DeskBusy() : new TicketAlreadyChanged();
      return Object.assign(type, { message, ticket: toEntry(refusal.ticket, timeZone) });
    }
  }
}
