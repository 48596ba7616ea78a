import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, GeoPointType, PostalAddressType } from '@casa/platform/graphql';
import type { TenantKind } from '../domain/tenant-spec.js';
import type { TenantStatus } from '../domain/tenant-status.js';
import { TenantKindEnum, TenantStatusEnum } from './enums.js';

@ObjectType('Contacts', { description: 'How a municipality is reached.' })
export class ContactsType {
  @Field(() => PostalAddressType, { description: 'The town hall.' })
  address!: PostalAddressType;

  @Field({ description: 'Switchboard.' })
  telephone!: string;

  @Field({ description: 'Ordinary mail address.' })
  email!: string;

  @Field({ description: 'Certified mail address (PEC).' })
  certifiedEmail!: string;

  @Field({ description: 'Address of the institutional site.' })
  website!: string;

  @Field(() => String, { nullable: true, description: 'Codice fiscale of the body.' })
  taxCode?: string;
}

@ObjectType('Branding', { description: "Colours, coat of arms: what makes the portal the municipality's own." })
export class BrandingType {
  @Field({ description: '#rrggbb, dark enough for white text.' })
  primaryColor!: string;

  @Field({ description: "Coat of arms, SVG. A path on this host for this host's municipality, a whole address for the others." })
  logoUrl!: string;

  @Field(() => String, { nullable: true, description: 'Style sheet on top of the platform’s own; addressed as the logo is.' })
  themeUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'Line under the name.' })
  motto?: string;
}

@ObjectType('PatronSaint', { description: "The municipality's own holiday." })
export class PatronSaintType {
  @Field({ description: 'The saint or the feast.' })
  name!: string;

  @Field(() => Int, { description: '1 January … 12 December.' })
  month!: number;

  @Field(() => Int, { description: 'Day of the month.' })
  day!: number;
}

@ObjectType('LegalSettings', { description: 'What the law asks a site to link to.' })
export class LegalSettingsType {
  @Field(() => String, { nullable: true, description: 'The accessibility declaration at AgID, once made.' })
  accessibilityDeclarationUrl?: string;

  @Field({ description: 'Privacy notice.' })
  privacyPolicyUrl!: string;

  @Field({ description: 'The EU funding line of the PNRR in the footer.' })
  euFunding!: boolean;
}

@ObjectType('Municipality', { description: 'A municipality that takes part, or the consortium of all of them.' })
export class MunicipalityType {
  @Field(() => ID, { description: 'Stays the same for good.' })
  id!: string;

  @Field({ description: 'Short name in addresses: bari.' })
  slug!: string;

  @Field(() => TenantKindEnum, { description: 'Municipality or consortium.' })
  kind!: TenantKind;

  @Field(() => TenantStatusEnum, { description: 'Whether its portal is served.' })
  status!: TenantStatus;

  @Field({ description: 'Short name: Bari.' })
  name!: string;

  @Field({ description: 'The whole official name: «Comune di Bari».' })
  officialName!: string;

  @Field({ description: 'Code of the national institute of statistics.' })
  istatCode!: string;

  @Field({ description: 'Cadastral code; empty for the consortium, which has none.' })
  belfioreCode!: string;

  @Field(() => Int, { description: 'Residents.' })
  population!: number;

  @Field(() => GeoPointType, { description: 'Centre of the territory.' })
  centre!: GeoPointType;

  @Field(() => [String], { description: 'Where its portal answers, the principal host first.' })
  hosts!: readonly string[];

  @Field({ description: 'IANA zone of its offices.' })
  timeZone!: string;

  @Field(() => PatronSaintType, { description: "The patron saint's day, on which offices are closed." })
  patronSaint!: PatronSaintType;

  @Field(() => ContactsType, { description: 'How it is reached.' })
  contacts!: ContactsType;

  @Field(() => BrandingType, { description: 'How its portal looks.' })
  branding!: BrandingType;

  @Field(() => LegalSettingsType, { description: 'What the law asks its site to link to.' })
  legal!: LegalSettingsType;
}

export const MunicipalityConnection = connectionOf(MunicipalityType, 'Municipality');
