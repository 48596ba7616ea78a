import { Field, ID, InputType } from '@nestjs/graphql';
import { Identifier, Line, PersonName, Text } from '@casa/platform/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { LONGEST_MESSAGE, LONGEST_SIGNAL, MOST_SIGNALS_AT_ONCE } from '../../domain/room/room-limits.js';

const TOKEN_LENGTH = 200;

@InputType({ description: 'Who wants to enter a room, by a link or as the person whose appointment it is.' })
export class EnterRoomInput {
  @Field(() => String, { nullable: true, description: 'What the link in the message, or a guest’s, carries.' })
  @IsOptional()
  @Line(TOKEN_LENGTH)
  token?: string | null;

  @Field(() => ID, { nullable: true, description: 'In place of a link: an appointment of whoever is logged in.' })
  @IsOptional()
  @Identifier()
  appointmentId?: string | null;

  @Field(() => String, { nullable: true, description: 'The seat the browser has from before, when its page was loaded again.' })
  @IsOptional()
  @Line(TOKEN_LENGTH)
  seat?: string | null;

  @Field({ defaultValue: false, description: 'The person has said that they want the place here, although another browser has it.' })
  @IsBoolean({ message: 'REQUIRED' })
  takeOver!: boolean;
}

@InputType({ description: 'An operator who enters a room of their office.' })
export class EnterOfficeRoomInput {
  @Field(() => ID, { description: 'The appointment.' })
  @Identifier()
  appointmentId!: string;

  @Field(() => String, { nullable: true, description: 'The seat the browser has from before, when its page was loaded again.' })
  @IsOptional()
  @Line(TOKEN_LENGTH)
  seat?: string | null;

  @Field({ defaultValue: false, description: 'The operator has said that they want the place here, although another browser has it.' })
  @IsBoolean({ message: 'REQUIRED' })
  takeOver!: boolean;
}

@InputType({ description: 'Somebody who leaves a room.' })
export class LeaveRoomInput {
  @Field({ description: 'The seat.' })
  @Line(TOKEN_LENGTH)
  seat!: string;
}

@InputType({ description: 'An operator’s word on who has come.' })
export class AdmitToRoomInput {
  @Field({ description: 'The operator’s seat.' })
  @Line(TOKEN_LENGTH)
  seat!: string;

  @Field(() => ID, { description: 'Who waits, or is in the room already.' })
  @Identifier()
  participantId!: string;

  @Field({ description: 'Whether they may come in. False also puts out who is in.' })
  @IsBoolean({ message: 'REQUIRED' })
  admit!: boolean;
}

@InputType({ description: 'What a browser says to another to make their call.' })
export class RoomSignalInput {
  @Field(() => ID, { description: 'The participant whose browser it is for.' })
  @Identifier()
  recipientId!: string;

  @Field({ description: 'Passed on as it is.' })
  @IsString()
  @MaxLength(LONGEST_SIGNAL, { message: `TOO_LONG:${LONGEST_SIGNAL}` })
  content!: string;
}

@InputType({ description: 'Signals, in their order.' })
export class SendSignalsInput {
  @Field({ description: 'The seat.' })
  @Line(TOKEN_LENGTH)
  seat!: string;

  @Field(() => [RoomSignalInput], { description: 'At most twenty.' })
  @ArrayMaxSize(MOST_SIGNALS_AT_ONCE, { message: 'OUT_OF_RANGE' })
  @Type(() => RoomSignalInput)
  @ValidateNested({ each: true })
  signals!: RoomSignalInput[];
}

@InputType({ description: 'Something written to everybody in a room.' })
export class SendRoomMessageInput {
  @Field({ description: 'The seat.' })
  @Line(TOKEN_LENGTH)
  seat!: string;

  @Field(() => ID, { description: 'A UUID of the browser’s making: sent twice, the message is there once.' })
  @Identifier()
  id!: string;

  @Field({ description: 'What is written.' })
  @Text(LONGEST_MESSAGE)
  text!: string;
}

@InputType({ description: 'A third person to be invited.' })
export class InviteGuestInput {
  @Field({ description: 'The seat of who invites.' })
  @Line(TOKEN_LENGTH)
  seat!: string;

  @Field({ description: 'By what name the others will see the guest.' })
  @PersonName()
  name!: string;
}
