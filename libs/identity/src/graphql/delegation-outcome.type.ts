import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Language } from '@casa/kernel';
import { DateScalar, DateTimeScalar, DelegationOver, invalidInput, InvalidInput, Refusal } from '@casa/platform/graphql';
import type { DeclareRefusal } from '../application/delegations/declare-representation.js';
import type { MakeRefusal } from '../application/delegations/make-delegation.js';
import { ActingForType, DelegationToConfirmType, MyDelegationType } from './delegation.type.js';

@ObjectType({ description: 'The mandate is given and holds at once.' })
export class MandateGiven {
  @Field(() => MyDelegationType, { description: 'As it stands.' })
  delegation!: MyDelegationType;
}

@ObjectType({ description: 'Declared; the municipality is to confirm it before anybody acts by it.' })
export class RepresentationDeclared {
  @Field(() => MyDelegationType, { description: 'As it stands.' })
  delegation!: MyDelegationType;
}

@ObjectType({ implements: () => Refusal, description: 'A delegation may not last so long.' })
export class DelegationTooLong extends Refusal {
  @Field(() => DateScalar, { description: 'The last day it may have.' })
  latest!: string;
}

@ObjectType({ implements: () => Refusal, description: 'There is one of this kind with the same person that lasts as long or longer.' })
export class DelegationAlreadyThere extends Refusal {
  @Field(() => DateTimeScalar, { description: 'Its last second.' })
  until!: string;
}

@ObjectType({
  implements: () => Refusal,
  description: 'The person has made as many delegations as one may have open: some must end first.',
})
export class TooManyDelegations extends Refusal {
  @Field(() => Int, { description: 'How many.' })
  most!: number;
}

@ObjectType({
  implements: () => Refusal,
  description: 'By the codice fiscale the person has come of age: they can give a mandate themselves.',
})
export class NotMinor extends Refusal {}

@ObjectType({
  implements: () => Refusal,
  description: 'There is no such delegation of this person here, or it is not for this caller to decide of it.',
})
export class DelegationNotFound extends Refusal {}

@ObjectType({ implements: () => Refusal, description: 'The municipality has not confirmed it yet: nobody acts by it.' })
export class DelegationWaiting extends Refusal {}

@ObjectType({ description: 'Ended: nobody acts by it any more, from this moment on.' })
export class DelegationEnded {
  @Field(() => MyDelegationType, { description: 'As it stands now.' })
  delegation!: MyDelegationType;
}

@ObjectType({ description: 'From now on what the session books is for the other person.' })
export class NowActingFor {
  @Field(() => ActingForType, { description: 'For whom.' })
  actingFor!: ActingForType;
}

@ObjectType({ description: 'The session is the person’s own again.' })
export class StoppedActing {
  @Field({ description: 'Whether it acted for somebody.' })
  stopped!: boolean;
}

@ObjectType({ description: 'Decided; who declared it is told.' })
export class DelegationDecided {
  @Field(() => DelegationToConfirmType, { description: 'As it stands now.' })
  delegation!: DelegationToConfirmType;
}

export const GiveMandateResult = createUnionType({
  name: 'GiveMandateResult',
  description: 'What may come of giving a mandate.',
  types: () => [MandateGiven, DelegationTooLong, DelegationAlreadyThere, TooManyDelegations, InvalidInput] as const,
});

export const DeclareRepresentationResult = createUnionType({
  name: 'DeclareRepresentationResult',
  description: 'What may come of declaring that one represents somebody.',
  types: () => [RepresentationDeclared, NotMinor, DelegationTooLong, DelegationAlreadyThere, TooManyDelegations, InvalidInput] as const,
});

export const EndDelegationResult = createUnionType({
  name: 'EndDelegationResult',
  description: 'What may come of ending a delegation.',
  types: () => [DelegationEnded, DelegationNotFound, DelegationOver] as const,
});

export const ActForResult = createUnionType({
  name: 'ActForResult',
  description: 'What may come of acting for somebody.',
  types: () => [NowActingFor, DelegationNotFound, DelegationWaiting, DelegationOver] as const,
});

export const DecideDelegationResult = createUnionType({
  name: 'DecideDelegationResult',
  description: 'What may come of deciding of a delegation.',
  types: () => [DelegationDecided, DelegationNotFound, DelegationOver, InvalidInput] as const,
});

type Texts = Readonly<Record<Language, string>>;

const SAY = {
  TOO_LONG: {
    it: 'Scegli un giorno meno lontano: questa delega può durare al massimo fino al %s.',
    en: 'Choose a nearer day: this delegation may last until %s at most.',
  },
  ALREADY_THERE: {
    it: 'C’è già una delega uguale con questa persona, che dura almeno altrettanto. La trovi nel tuo elenco.',
    en: 'There is such a delegation with this person already, which lasts at least as long. You find it in your list.',
  },
  TOO_MANY: {
    it: 'Hai già %s deleghe aperte in questo Comune: prima di farne un’altra chiudine una.',
    en: 'You have %s open delegations in this municipality: end one before you make another.',
  },
  NOT_MINOR: {
    it: 'Dal codice fiscale questa persona è maggiorenne: può darti lei una delega dalla sua area personale.',
    en: 'By the codice fiscale this person is of age: they can give you a mandate from their own personal area.',
  },
  NOT_FOUND: { it: 'Questa delega non c’è.', en: 'There is no such delegation.' },
  WAITING: {
    it: 'Il Comune non ha ancora confermato questa delega: potrai usarla dopo la conferma.',
    en: 'The municipality has not confirmed this delegation yet: you can use it once it has.',
  },
} as const satisfies Record<string, Texts>;

const LOCALES: Readonly<Record<Language, string>> = { it: 'it-IT', en: 'en-GB' };

/** What the schema says of a delegation that is not made. */
export function toMakeRefusal(
  refusal: MakeRefusal,
  language: Language,
): DelegationTooLong | DelegationAlreadyThere | TooManyDelegations | InvalidInput {
  switch (refusal.code) {
    case 'TOO_LONG': {
      const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(refusal.latest));
      const message = SAY.TOO_LONG[language].replace('%s', day);
      return Object.assign(new DelegationTooLong(), { message, latest: refusal.latest });
    }
    case 'ALREADY_THERE':
      return Object.assign(new DelegationAlreadyThere(), {
        message: SAY.ALREADY_THERE[language],
        until: refusal.until.toISOString(),
      });
    case 'TOO_MANY':
      return Object.assign(new TooManyDelegations(), {
        message: SAY.TOO_MANY[language].replace('%s', String(refusal.most)),
        most: refusal.most,
      });
    case 'INVALID':
      return invalidInput(refusal.problems, language);
  }
}

export function toDeclareRefusal(refusal: DeclareRefusal, language: Language): ReturnType<typeof toMakeRefusal> | NotMinor {
  return refusal.code === 'NOT_MINOR'
    ? Object.assign(new NotMinor(), { message: SAY.NOT_MINOR[language] })
    : toMakeRefusal(refusal, language);
}

export function delegationNotFound(language: Language): DelegationNotFound {
  return Object.assign(new DelegationNotFound(), { message: SAY.NOT_FOUND[language] });
}

export function delegationWaiting(language: Language): DelegationWaiting {
  return Object.assign(new DelegationWaiting(), { message: SAY.WAITING[language] });
}
