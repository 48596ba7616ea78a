import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { InvalidInput } from '@casa/platform/graphql';
import { LinkNotValid } from './link-not-valid.type.js';

@ObjectType({ description: 'The address is kept; the letter to confirm it is on its way.' })
export class ContactEmailChanged {
  @Field({ description: 'The address.' })
  email!: string;
}

@ObjectType({ description: 'The person reads what is sent to this address.' })
export class ContactEmailConfirmed {
  @Field({ description: 'The address.' })
  email!: string;
}

export const ChangeContactEmailResult = createUnionType({
  name: 'ChangeContactEmailResult',
  description: 'What may come of giving an address.',
  types: () => [ContactEmailChanged, InvalidInput] as const,
});

export const ConfirmContactEmailResult = createUnionType({
  name: 'ConfirmContactEmailResult',
  description: 'What may come of confirming an address.',
  types: () => [ContactEmailConfirmed, LinkNotValid] as const,
});
