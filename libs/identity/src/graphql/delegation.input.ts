import { Field, ID, InputType } from '@nestjs/graphql';
import { AnyFiscalCode, DateScalar, FiscalCode, Identifier, Line, PersonName, Text } from '@casa/platform/graphql';
import { Equals, IsBoolean, IsIn, IsOptional } from 'class-validator';
import { DECLARED_KINDS, type DeclaredKind } from '../domain/delegation.js';
import { DelegationKindEnum } from './delegation.type.js';

const ORGANISATION_LENGTH = 160;
const REFERENCE_LENGTH = 200;
const REASON_LENGTH = 500;

@InputType({ description: 'Who is to act for the caller, and until when.' })
export class GiveMandateInput {
  @Field({ description: 'Given name of who is to act, as the caller knows it.' })
  @PersonName()
  givenName!: string;

  @Field({ description: 'Surname.' })
  @PersonName()
  familyName!: string;

  @Field({ description: 'Codice fiscale: what they are known by when they log in.' })
  @FiscalCode()
  fiscalCode!: string;

  @Field(() => DateScalar, { description: 'The last day, at most 24 months away.' })
  lastDay!: string;
}

@InputType({ description: 'Whom the caller says they represent, by what right and until when.' })
export class DeclareRepresentationInput {
  @Field(() => DelegationKindEnum, { description: 'PARENT or LEGAL_REPRESENTATIVE; a mandate is given, not declared.' })
  @IsIn(DECLARED_KINDS, { message: 'NOT_A_CHOICE' })
  kind!: DeclaredKind;

  @Field({ description: 'Codice fiscale of the person, or the eleven digits of an organisation.' })
  @AnyFiscalCode()
  fiscalCode!: string;

  @Field(() => String, { nullable: true, description: 'Given name of the person.' })
  @IsOptional()
  @PersonName()
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: 'Surname of the person.' })
  @IsOptional()
  @PersonName()
  familyName?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the organisation.' })
  @IsOptional()
  @Line(ORGANISATION_LENGTH)
  organisation?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The act that appoints a legal representative: «decreto di nomina n. 12 del 3 marzo 2026».',
  })
  @IsOptional()
  @Line(REFERENCE_LENGTH)
  reference?: string | null;

  @Field(() => DateScalar, { description: 'The last day, at most 12 months away, and of a child before its eighteenth birthday.' })
  lastDay!: string;

  @Field({ description: 'The caller declares it, knowing what follows from a false declaration (D.P.R. 445/2000, art. 46, 47 and 76).' })
  @Equals(true, { message: 'DECLARATION' })
  declared!: boolean;
}

@InputType({ description: 'A delegation to end.' })
export class EndDelegationInput {
  @Field(() => ID, { description: 'Which.' })
  @Identifier()
  id!: string;
}

@InputType({ description: 'The delegation to act by.' })
export class ActForInput {
  @Field(() => ID, { description: 'Which.' })
  @Identifier()
  delegationId!: string;
}

@InputType({ description: 'What the municipality decides of a delegation that was declared.' })
export class DecideDelegationInput {
  @Field(() => ID, { description: 'Of which.' })
  @Identifier()
  id!: string;

  @Field({ description: 'True confirms it; false refuses it, or takes back what was confirmed.' })
  @IsBoolean({ message: 'INVALID' })
  confirm!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not: asked for when it is refused, and told to who declared it.' })
  @IsOptional()
  @Text(REASON_LENGTH)
  reason?: string | null;
}
