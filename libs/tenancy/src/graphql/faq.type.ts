import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('Faq', { description: 'A frequent question.' })
export class FaqType {
  @Field({ description: 'As citizens ask it.' })
  question!: string;

  @Field({ description: 'Plain text; a blank line begins a new paragraph.' })
  answer!: string;
}
