import { Refusal } from './refusal.js';
import { ObjectType } from '@nestjs/graphql';
import type { Language } from '@casa/kernel';

@ObjectType({
  implements: () => Refusal,
  description:
    'The delegation by which the session acts is over, was ended, or is not the one this was meant for: nothing was done, neither for the other person nor for the caller. `stopActing` turns back to oneself.',
})
export class DelegationOver extends Refusal {}

const MESSAGE: Readonly<Record<Language, string>> = {
  it: 'Non puoi più agire per questa persona: la delega è finita o non è quella che stai usando. Non è stato fatto nulla.',
  en: 'You can no longer act for this person: the delegation is over, or is not the one you are using. Nothing was done.',
};

export function delegationOver(language: Language): DelegationOver {
  return Object.assign(new DelegationOver(), { message: MESSAGE[language] });
}
