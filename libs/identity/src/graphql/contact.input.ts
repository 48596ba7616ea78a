import { Field, InputType } from '@nestjs/graphql';
import { Email, Line } from '@casa/platform/graphql';

const TOKEN_LENGTH = 200;

@InputType({ description: 'The address the person wants to be written to.' })
export class ChangeContactEmailInput {
  @Field({ description: 'A letter with a link goes there.' })
  @Email()
  email!: string;
}

@InputType({ description: 'An address to confirm.' })
export class ConfirmContactEmailInput {
  @Field({ description: 'From the link in the letter.' })
  @Line(TOKEN_LENGTH)
  token!: string;
}
