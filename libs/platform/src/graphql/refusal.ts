import { Field, InterfaceType } from '@nestjs/graphql';

/** What every expected "no" of the schema has: a client that need not tell them apart asks for this alone. */
@InterfaceType({ description: 'Why something was not done.' })
export abstract class Refusal {
  @Field({ description: "In the caller's language." })
  message!: string;
}
