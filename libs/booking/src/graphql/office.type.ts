import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar, GeoPointType, LocalTimeScalar, PostalAddressType } from '@casa/platform/graphql';

@ObjectType({ description: 'One stretch of a week day on which an office receives; a day with split shifts has two.' })
export class OpeningHours {
  @Field(() => Int, { description: '1 Monday to 7 Sunday (ISO 8601).' })
  weekday!: number;

  @Field(() => LocalTimeScalar, { description: 'Opens at.' })
  opens!: string;

  @Field(() => LocalTimeScalar, { description: 'Closes at.' })
  closes!: string;
}

@ObjectType({ description: 'A time in which an office does not receive.' })
export class Closure {
  @Field(() => DateTimeScalar, { description: 'Begins.' })
  from!: string;

  @Field(() => DateTimeScalar, { description: 'Ends.' })
  until!: string;

  @Field({ description: 'Why.' })
  reason!: string;
}

@ObjectType('Office', { description: 'A place, or a part of the municipality, that receives citizens.' })
export class OfficeType {
  @Field(() => ID, { description: 'Stable.' })
  id!: string;

  @Field({ description: 'Name in addresses, unique in the municipality.' })
  slug!: string;

  @Field({ description: 'Its name.' })
  name!: string;

  @Field({ description: 'What it does.' })
  description!: string;

  @Field(() => String, { nullable: true, description: 'The department (ripartizione) it belongs to.' })
  department!: string | null;

  @Field(() => PostalAddressType, { description: 'Where it is.' })
  address!: PostalAddressType;

  @Field(() => GeoPointType, { nullable: true, description: 'Where it is on the map.' })
  location!: GeoPointType | null;

  @Field({ description: 'Telephone of the office.' })
  telephone!: string;

  @Field({ description: 'E-mail of the office.' })
  email!: string;

  @Field({ description: 'IANA zone of its hours.' })
  timeZone!: string;
}

export const OfficeConnection = connectionOf(OfficeType, 'Office');
