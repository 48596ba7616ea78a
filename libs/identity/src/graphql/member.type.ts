import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { GivenRole } from '@casa/platform/authz';
import { DateTimeScalar } from '@casa/platform/graphql';
import type { Member } from '../application/members/member.js';
import type { MemberStatus } from '../domain/member-status.js';
import { RoleEnum } from './enums.js';

export const MemberStatusEnum: { readonly [Status in MemberStatus]: Status } = {
  INVITED: 'INVITED',
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'SUSPENDED',
};
registerEnumType(MemberStatusEnum, {
  name: 'MemberStatus',
  description: 'Where somebody stands who works here.',
  valuesMap: {
    INVITED: { description: 'Has not taken up the invitation.' },
    ACTIVE: { description: 'Works here, until `validUntil` if there is one.' },
    SUSPENDED: { description: 'Kept from it for now.' },
  },
});

@ObjectType('Member', { description: 'Somebody who works here, or was asked to.' })
export class MemberType {
  @Field(() => ID, { description: 'What `changeMember` takes.' })
  id!: string;

  @Field({ description: 'As the administrator wrote it.' })
  name!: string;

  @Field({ description: 'Where the invitation went.' })
  email!: string;

  @Field(() => RoleEnum, { description: 'What they are here.' })
  role!: GivenRole;

  @Field(() => MemberStatusEnum, { description: 'Where they stand.' })
  status!: MemberStatus;

  @Field(() => [ID], { description: 'The offices their role is for; none: every office.' })
  officeIds!: readonly string[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'From then on the role is theirs no longer; null: without end.' })
  validUntil!: string | null;
}

export function toMember({ offices, validUntil, ...member }: Member): MemberType {
  return { ...member, officeIds: offices, validUntil: validUntil?.toISOString() ?? null };
}
