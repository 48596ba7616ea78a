import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '@casa/platform/graphql';
import type { ShownState } from '../../domain/queue/ticket-state.js';
import type { WaitInMinutes } from '../../domain/queue/wait-in-words.js';
import { zonedIso } from '../../domain/zoned-time.js';
import type { TicketView } from '../../application/queue/view-ticket.js';
import { TicketOriginEnum, TicketStateEnum } from './queue.enums.js';

@ObjectType({ description: 'How long one should expect to wait; of ten waits eight are within it.' })
export class ExpectedWait implements WaitInMinutes {
  @Field(() => Int, { description: 'Minutes, in steps of five; of ten from an hour on.' })
  from!: number;

  @Field(() => Int, { description: 'Minutes.' })
  to!: number;
}

@ObjectType('QueueTicket', {
  description: 'A number in a waiting room, as its holder sees it. It is nobody’s name: no personal data is kept with it.',
})
export class QueueTicketType {
  @Field({ description: 'The number: A012.' })
  label!: string;

  @Field(() => TicketStateEnum, { description: 'Where it stands.' })
  state!: ShownState;

  @Field(() => TicketOriginEnum, { description: 'Where it was taken.' })
  origin!: string;

  @Field(() => DateTimeScalar, { description: 'When it was taken.' })
  takenAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The hour of the appointment.' })
  bookedFor!: string | null;

  @Field({ description: 'Whether its holder is in the waiting room, as far as they have said.' })
  isHere!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Of one taken from home: when its holder must be there.' })
  arriveBy!: string | null;

  @Field(() => ExpectedWait, { nullable: true, description: 'While waiting: from now. Null where nobody works who could serve.' })
  wait!: ExpectedWait | null;

  @Field(() => String, { nullable: true, description: 'The desk they are called to.' })
  desk!: string | null;

  @Field(() => String, { nullable: true, description: 'While waiting: the last number of the same letter that was called.' })
  lastCalled!: string | null;
}

/** What leads to a ticket's service, office and rating. */
export type TicketParent = QueueTicketType & Pick<TicketView['ticket'], 'serviceId' | 'officeId'> & { readonly visitId: string };

export function toTicket({ ticket, state, label, timeZone, wait, desk, lastCalled }: TicketView): TicketParent {
  const at = (instant: number | null) => (instant === null ? null : zonedIso(instant, timeZone));
  const { origin, serviceId, officeId } = ticket;
  const visitId = ticket.appointmentId ?? ticket.id;
  return Object.assign(new QueueTicketType(), {
    ...{ label, state, origin, serviceId, officeId, visitId },
    ...{ takenAt: zonedIso(ticket.takenAt, timeZone), bookedFor: at(ticket.bookedFor), arriveBy: at(ticket.arriveBy) },
    ...{ isHere: ticket.arrivedAt !== null, wait: wait ?? null, desk: desk ?? null, lastCalled: lastCalled ?? null },
  });
}
