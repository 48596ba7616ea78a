import { Field, ID, InputType } from '@nestjs/graphql';
import { GeoPointInput, Identifier, Line, Nested } from '@casa/platform/graphql';
import { IsBoolean, IsOptional } from 'class-validator';
import { type TicketPlace, TicketPlaceEnum } from './queue.enums.js';

const TOKEN_LENGTH = 200;
const DEVICE_LENGTH = 64;

@InputType({ description: 'A ticket to take.' })
export class TakeTicketInput {
  @Field(() => ID, { description: 'The office.' })
  @Identifier()
  officeId!: string;

  @Field(() => ID, { description: 'The service, one that the office gives without booking.' })
  @Identifier()
  serviceId!: string;

  @Field(() => TicketPlaceEnum, { description: 'Where it is taken.' })
  place!: TicketPlace;

  @Field(() => String, { nullable: true, description: 'From the link of a machine that the office’s manager has made known.' })
  @IsOptional()
  @Line(TOKEN_LENGTH)
  kioskToken?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the browser is known by, of its own making: a second press within seconds gives the same ticket. Kept as a digest.',
  })
  @IsOptional()
  @Line(DEVICE_LENGTH)
  device?: string | null;

  @Field(() => GeoPointInput, {
    nullable: true,
    description: 'Where the person is, for a ticket from home. Compared with the office’s place, and not kept.',
  })
  @IsOptional()
  @Nested(() => GeoPointInput)
  position?: GeoPointInput | null;

  @Field({ defaultValue: false, description: 'Who tells no position says that they will be there in time.' })
  @IsBoolean({ message: 'REQUIRED' })
  comesInTime!: boolean;
}

@InputType({ description: 'Somebody who is at the office.' })
export class CheckInInput {
  @Field({
    description:
      'The code of an appointment (BA-7K3Q9MXT), as typed or scanned, or what its manage link carries; or what the link of a ticket from home carries.',
  })
  @Line(TOKEN_LENGTH)
  codeOrLink!: string;
}

@InputType({ description: 'A ticket to give up.' })
export class LeaveQueueInput {
  @Field({ description: 'From the link of the ticket.' })
  @Line(TOKEN_LENGTH)
  token!: string;
}
