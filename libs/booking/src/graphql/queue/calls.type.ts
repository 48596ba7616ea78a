import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '@casa/platform/graphql';
import { ticketLabel } from '../../domain/queue/ticket-state.js';
import { zonedIso } from '../../domain/zoned-time.js';
import type { CallsShown } from '../../application/queue/show-calls.js';

@ObjectType({ description: 'A number that was called to a desk.' })
export class QueueCall {
  @Field({ description: 'The number: A012.' })
  label!: string;

  @Field({ description: 'The desk.' })
  desk!: string;

  @Field(() => DateTimeScalar, { description: 'When it was called last.' })
  calledAt!: string;

  @Field(() => Int, { description: 'How often it was called.' })
  calls!: number;

  @Field(() => String, { description: 'The language its holder took it in, ISO 639-1.' })
  language!: string;

  @Field({ description: 'Whether its holder is expected at the desk now.' })
  isNow!: boolean;
}

@ObjectType({ description: 'What a waiting room shows to everybody in it: numbers and desks, and nothing else.' })
export class QueueDisplay {
  @Field(() => DateTimeScalar, { description: 'Now, by the clock that counts: screens’ own may be wrong.' })
  now!: string;

  @Field(() => Int, { description: 'How many wait.' })
  waiting!: number;

  @Field(() => [QueueCall], { description: 'The last six, the newest first.' })
  calls!: QueueCall[];
}

export function toDisplay({ timeZone, now, waiting, calls }: CallsShown): QueueDisplay {
  return Object.assign(new QueueDisplay(), {
    now: zonedIso(now, timeZone),
    waiting,
    calls: calls.map(({ letter, number, deskName, calledAt, calls: times, language, state }) => ({
      ...{ label: ticketLabel({ letter, number }), desk: deskName, calls: times, language },
      ...{ calledAt: zonedIso(calledAt, timeZone), isNow: state === 'CALLED' },
    })),
  });
}
