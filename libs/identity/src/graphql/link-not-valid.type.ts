import { ObjectType } from '@nestjs/graphql';
import { Refusal } from '@casa/platform/graphql';
import type { Language } from '@casa/kernel';

@ObjectType({
  implements: () => Refusal,
  description: 'The link does not hold: it is over, was used or replaced, is somebody else’s, or never was one.',
})
export class LinkNotValid extends Refusal {}

const MESSAGE: Readonly<Record<Language, string>> = {
  it: 'Questo collegamento non è più valido. Chiedine uno nuovo.',
  en: 'This link is no longer valid. Please ask for a new one.',
};

export function linkNotValid(language: Language): LinkNotValid {
  return Object.assign(new LinkNotValid(), { message: MESSAGE[language] });
}
