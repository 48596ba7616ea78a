import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import type { Language } from '@casa/kernel';
import { InvalidInput, invalidInput, Refusal } from '@casa/platform/graphql';
import type { ChangeRefusal } from '../application/members/change-member.js';
import type { InviteRefusal } from '../application/members/invite-member.js';
import { LinkNotValid } from './link-not-valid.type.js';
import { MemberType } from './member.type.js';

@ObjectType({ description: 'Invited; a letter with a link is on its way. The link holds for 14 days, and those sent before no longer.' })
export class MemberInvited {
  @Field(() => MemberType, { description: 'Who.' })
  member!: MemberType;
}

@ObjectType({ implements: () => Refusal, description: 'Somebody with this address has this role already, or had it: change them instead.' })
export class AlreadyMember extends Refusal {}

@ObjectType({ description: 'The caller works here now.' })
export class InvitationAccepted {
  @Field(() => MemberType, { description: 'As what.' })
  member!: MemberType;
}

@ObjectType({ description: 'Changed, at once.' })
export class MemberChanged {
  @Field(() => MemberType, { description: 'As they stand now.' })
  member!: MemberType;
}

@ObjectType({ implements: () => Refusal, description: 'There is no such member here, or it is not for this caller to change them.' })
export class MemberNotFound extends Refusal {}

@ObjectType({ implements: () => Refusal, description: 'Nobody would be left to decide who works here.' })
export class LastAdministrator extends Refusal {}

export const InviteMemberResult = createUnionType({
  name: 'InviteMemberResult',
  description: 'What may come of inviting somebody.',
  types: () => [MemberInvited, AlreadyMember, InvalidInput] as const,
});

export const AcceptInvitationResult = createUnionType({
  name: 'AcceptInvitationResult',
  description: 'What may come of taking up an invitation.',
  types: () => [InvitationAccepted, LinkNotValid] as const,
});

export const ChangeMemberResult = createUnionType({
  name: 'ChangeMemberResult',
  description: 'What may come of changing a member.',
  types: () => [MemberChanged, MemberNotFound, LastAdministrator, InvalidInput] as const,
});

type Texts = Readonly<Record<Language, string>>;

const SAY = {
  ALREADY_MEMBER: {
    it: 'Chi ha questo indirizzo ha già questo ruolo, attivo o sospeso. Puoi modificarlo nell’elenco.',
    en: 'Somebody with this address already has this role, active or suspended. You can change it in the list.',
  },
  NOT_FOUND: { it: 'Questa persona non è nell’elenco.', en: 'This person is not in the list.' },
  LAST_ADMINISTRATOR: {
    it: 'È l’unico amministratore attivo. Prima invitane un altro.',
    en: 'This is the only active administrator. Invite another one first.',
  },
} as const satisfies Record<string, Texts>;

/** What the schema says of an invitation that is refused. */
export function toInviteRefusal(refusal: InviteRefusal, language: Language): AlreadyMember | InvalidInput {
  return refusal.code === 'INVALID'
    ? invalidInput(refusal.problems, language)
    : Object.assign(new AlreadyMember(), { message: SAY.ALREADY_MEMBER[language] });
}

/** What the schema says of a change that is refused. */
export function toChangeRefusal(refusal: ChangeRefusal, language: Language): MemberNotFound | LastAdministrator | InvalidInput {
  switch (refusal.code) {
    case 'NOT_FOUND':
      return Object.assign(new MemberNotFound(), { message: SAY.NOT_FOUND[language] });
    case 'LAST_ADMINISTRATOR':
      return Object.assign(new LastAdministrator(), { message: SAY.LAST_ADMINISTRATOR[language] });
    case 'INVALID':
      return invalidInput(refusal.problems, language);
  }
}
