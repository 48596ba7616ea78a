import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '@casa/platform/graphql';
import { zonedIso } from '../../domain/zoned-time.js';
import type { WalkInQueue, WalkInService } from '../../application/queue/read-queues.js';
import { ExpectedWait } from './ticket.type.js';

@ObjectType('WalkInService', { description: 'A service that is given without booking, as things stand now.' })
export class WalkInServiceType {
  @Field({ description: 'The letter of its numbers.' })
  letter!: string;

  @Field({ description: 'Whether tickets for it are given now.' })
  isOpen!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When they will be given again today.' })
  opensAt!: string | null;

  @Field(() => Int, { description: 'How many wait for it, who booked too.' })
  waiting!: number;

  @Field(() => ExpectedWait, { nullable: true, description: 'For who came now; null where nobody works who could serve.' })
  wait!: ExpectedWait | null;
}

@ObjectType({ description: 'How tickets are taken on the way to an office.' })
export class HomeTicketRules {
  @Field(() => Int, { description: 'Within so many minutes one must be there.' })
  minutes!: number;

  @Field(() => Int, { nullable: true, description: 'From so many metres away at most; null: from anywhere.' })
  meters!: number | null;
}

@ObjectType('WalkInQueue', { description: 'The waiting room of an office that gives tickets.' })
export class WalkInQueueType {
  @Field(() => [WalkInServiceType], { description: 'What it gives without booking.' })
  services!: WalkInServiceType[];

  @Field(() => HomeTicketRules, { nullable: true, description: 'Null: tickets are given at the office alone.' })
  home!: HomeTicketRules | null;
}

export type WalkInServiceParent = WalkInServiceType & Pick<WalkInService, 'serviceId'>;
export type WalkInQueueParent = WalkInQueueType & Pick<WalkInQueue, 'officeId'>;

export function toWalkInQueue({ officeId, timeZone, home, services }: WalkInQueue): WalkInQueueParent {
  return Object.assign(new WalkInQueueType(), {
    officeId,
    home: home ? { minutes: home.minutes, meters: home.meters ?? null } : null,
    services: services.map(({ serviceId, letter, hours, waiting, wait }): WalkInServiceParent => ({
      ...{ serviceId, letter, waiting, wait: wait ?? null, isOpen: hours.open },
      opensAt: hours.open || hours.opensAt === undefined ? null : zonedIso(hours.opensAt, timeZone),
    })),
  });
}
