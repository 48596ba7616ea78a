import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Level, Role } from '@casa/platform/authz';
import type { Federation } from '../saml/types.js';
import { ActingForType } from './delegation.type.js';
import { FederationEnum, RoleEnum } from './enums.js';

@ObjectType('Me', { description: 'Who is logged in, as they see themselves.' })
export class MeType {
  @Field(() => ID, { description: 'Of the person, the same in every municipality.' })
  id!: string;

  @Field({ description: 'Given name, from the identity provider.' })
  givenName!: string;

  @Field({ description: 'Surname, from the identity provider.' })
  familyName!: string;

  @Field(() => String, { nullable: true, description: 'Codice fiscale; null for foreign persons known by eIDAS.' })
  fiscalCode!: string | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD' })
  birthDate!: string | null;

  @Field(() => String, { nullable: true, description: 'Of the person’s own choice, or what the identity provider said.' })
  email!: string | null;

  @Field({ description: 'Whether the address of their choice was confirmed by its link.' })
  emailVerified!: boolean;

  @Field(() => String, { nullable: true, description: 'From the identity provider.' })
  telephone!: string | null;

  @Field(() => String, { nullable: true, description: 'From the identity provider, as one line.' })
  address!: string | null;

  @Field(() => Int, { description: 'How surely they were recognised: 1, 2 or 3.' })
  level!: Level;

  @Field(() => FederationEnum, { description: 'Who vouched for them.' })
  federation!: Federation;

  @Field(() => [RoleEnum], { description: 'What they are to this municipality.' })
  roles!: readonly Role[];

  @Field(() => ActingForType, { nullable: true, description: 'For whom the session acts; null: for themselves.' })
  actingFor!: ActingForType | null;
}

@ObjectType('IdentityProvider', { description: 'Somebody who vouches for persons.' })
export class IdentityProviderType {
  @Field({ description: 'What /spid/login, /cie/login or /sso/login takes as `idp`.' })
  entityId!: string;

  @Field({ description: 'What people call it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its logo; null when there is none.' })
  logoUrl!: string | null;
}
