import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { TenantIndex } from '@casa/contracts';
import type { GivenRole } from '@casa/platform/authz';
import { DateTimeScalar, documentedEnum } from '@casa/platform/graphql';
import type { Member } from '../application/members/member.js';
import type { MemberStatus } from '../domain/member-status.js';
import { RoleEnum } from './enums.js';

export const MemberStatusEnum = documentedEnum<MemberStatus>('MemberStatus', 'Where somebody stands who works here.', {
  INVITED: 'Has not taken up the invitation.',
  ACTIVE: 'Works here, until `validUntil` if there is one.',
  SUSPENDED: 'Kept from it for now.',
});

@ObjectType('MemberLoan', { description: 'By whom and how somebody is lent.' })
export class MemberLoanType {
  @Field({ description: 'Name of the municipality whose employee they are.' })
  municipality!: string;

  @Field({ description: 'The act of the agreement between the two (TUEL, art. 30).' })
  agreement!: string;
}

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

  @Field(() => MemberLoanType, { nullable: true, description: 'Who lends them; null: they are the municipality’s own.' })
  loan!: MemberLoanType | null;
}

export function toMember({ offices, validUntil, loan, ...member }: Member, tenants: Pick<TenantIndex, 'nameOf'>): MemberType {
  return {
    ...member,
    officeIds: offices,
    validUntil: validUntil?.toISOString() ?? null,
    loan: loan && { municipality: tenants.nameOf(loan.lentBy) ?? '', agreement: loan.agreement },
  };
}
