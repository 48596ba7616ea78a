import { Field, ObjectType } from '@nestjs/graphql';
import type { Language } from '@casa/kernel';

@ObjectType({ description: 'The link does not hold: it is over, was used or replaced, is somebody else’s, or never was one.' })
export class LinkNotValid {
  @Field({ description: "In the caller's language." })
  message!: string;
}

const MESSAGE: Readonly<Record<Language, string>> = {
  it: 'Questo collegamento non è più valido. Chiedine uno nuovo.',
  en: 'This link is no longer valid. Please ask for a new one.',
};

export function linkNotValid(language: Language): LinkNotValid {
  return Object.assign(new LinkNotValid(), { message: MESSAGE[language] });
}
