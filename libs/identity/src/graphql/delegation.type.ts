import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar, documentedEnum } from '@casa/platform/graphql';
import type { ActingFor, DeclaredDelegation, OwnDelegation } from '../application/delegations/delegation-views.js';
import { type DelegationKind, type DelegationStatus, nameOf } from '../domain/delegation.js';

export const DelegationKindEnum = documentedEnum<DelegationKind>('DelegationKind', 'By what right somebody acts for another.', {
  PARENT: 'As a parent of a child, at most until it comes of age. Declared (D.P.R. 445/2000) and confirmed.',
  MANDATE: 'By a mandate, as of a professional. Given by the other, in force at once.',
  LEGAL_REPRESENTATIVE: 'As guardian, administrator, head of an organisation. Declared (D.P.R. 445/2000) and confirmed.',
});

export const DelegationStatusEnum = documentedEnum<DelegationStatus>('DelegationStatus', 'Where a delegation stands.', {
  WAITING: 'Declared; nobody acts by it until the municipality has confirmed it.',
  ACTIVE: 'In force until `validUntil`.',
  REFUSED: 'Refused by the municipality.',
  REVOKED: 'Ended before its time by one of the two, or taken back by the municipality.',
  EXPIRED: 'Over.',
});

@ObjectType('MyDelegation', { description: 'A delegation of this municipality by which the person acts or is represented.' })
export class MyDelegationType {
  @Field(() => ID, { description: 'What `actFor` and `endDelegation` take.' })
  id!: string;

  @Field(() => DelegationKindEnum, { description: 'By what right.' })
  kind!: DelegationKind;

  @Field(() => DelegationStatusEnum, { description: 'Where it stands.' })
  status!: DelegationStatus;

  @Field({ description: 'Whether the person is the one who acts; otherwise they are represented.' })
  acts!: boolean;

  @Field({ description: 'The other one, as they were named when it was made.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Codice fiscale of the other one; null of persons known by eIDAS.' })
  fiscalCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The act that appoints a legal representative.' })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the municipality refused it or took it back; told to who declared it.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: string;

  @Field(() => DateTimeScalar, { description: 'Its last second.' })
  validUntil!: string;

  @Field({ description: 'Whether the session that asks acts by it.' })
  current!: boolean;
}

export const MyDelegationConnection = connectionOf(MyDelegationType, 'MyDelegation');

@ObjectType('DelegationToConfirm', { description: 'A delegation that somebody declared, as those see it who decide of it.' })
export class DelegationToConfirmType {
  @Field(() => ID, { description: 'What `decideDelegation` takes.' })
  id!: string;

  @Field(() => DelegationKindEnum, { description: 'By what right.' })
  kind!: DelegationKind;

  @Field(() => DelegationStatusEnum, { description: 'Where it stands.' })
  status!: DelegationStatus;

  @Field({ description: 'Who declared it and is to act, as their identity provider named them.' })
  delegateName!: string;

  @Field(() => String, { nullable: true, description: 'Their codice fiscale; null of persons known by eIDAS.' })
  delegateFiscalCode!: string | null;

  @Field({ description: 'Whom they say they represent.' })
  representedName!: string;

  @Field(() => String, { nullable: true, description: 'Codice fiscale of that person or organisation.' })
  representedFiscalCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The act that appoints a legal representative.' })
  reference!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was declared.' })
  createdAt!: string;

  @Field(() => DateTimeScalar, { description: 'Its last second.' })
  validUntil!: string;
}

export const DelegationToConfirmConnection = connectionOf(DelegationToConfirmType, 'DelegationToConfirm');

@ObjectType('ActingFor', { description: 'Another person or an organisation, for whom the session acts.' })
export class ActingForType {
  @Field(() => ID, { description: 'Of the delegation; what `bookAppointment` takes as `actingFor`.' })
  id!: string;

  @Field(() => DelegationKindEnum, { description: 'By what right.' })
  kind!: DelegationKind;

  @Field({ description: 'For whom, in a line.' })
  displayName!: string;

  @Field(() => String, { nullable: true, description: 'Given name; null of organisations, like the surname.' })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: 'Surname.' })
  familyName!: string | null;

  @Field(() => String, { nullable: true, description: 'Codice fiscale; null of persons known by eIDAS.' })
  fiscalCode!: string | null;

  @Field(() => DateTimeScalar, { description: 'Its last second.' })
  validUntil!: string;

  @Field({ description: 'Whether it is over or was ended: then nothing is done by it, and nothing for oneself until `stopActing`.' })
  over!: boolean;
}

export function toMyDelegation(
  { createdAt, validUntil, fiscalCode, reference, reason, ...own }: OwnDelegation,
  currentId: string | undefined,
): MyDelegationType {
  return {
    ...own,
    ...{ fiscalCode: fiscalCode ?? null, reference: reference ?? null, reason: reason ?? null },
    createdAt: createdAt.toISOString(),
    validUntil: validUntil.toISOString(),
    current: own.id === currentId,
  };
}

export function toDelegationToConfirm(declared: DeclaredDelegation): DelegationToConfirmType {
  const { id, kind, status, delegate, represented, createdAt, validUntil } = declared;
  return {
    ...{ id, kind, status },
    delegateName: nameOf(delegate),
    delegateFiscalCode: delegate.fiscalCode ?? null,
    representedName: nameOf(represented),
    representedFiscalCode: represented.fiscalCode ?? null,
    reference: represented.reference ?? null,
    createdAt: createdAt.toISOString(),
    validUntil: validUntil.toISOString(),
  };
}

export function toActingFor({ id, kind, status, represented, validUntil }: ActingFor): ActingForType {
  const isPerson = 'givenName' in represented;
  return {
    ...{ id, kind },
    displayName: nameOf(represented),
    givenName: isPerson ? represented.givenName : null,
    familyName: isPerson ? represented.familyName : null,
    fiscalCode: represented.fiscalCode ?? null,
    validUntil: validUntil.toISOString(),
    over: status !== 'ACTIVE',
  };
}
