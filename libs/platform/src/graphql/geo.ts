import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { GeoPoint, PostalAddress } from '@casa/contracts';

@ObjectType('PostalAddress', { description: 'Where letters and people arrive.' })
export class PostalAddressType implements PostalAddress {
  @Field({ description: 'Street and number.' })
  street!: string;

  @Field({ description: 'CAP, five digits.' })
  postalCode!: string;

  @Field({ description: 'City, town or village.' })
  city!: string;
}

@ObjectType('GeoPoint', { description: 'A point on the earth, WGS 84.' })
export class GeoPointType implements GeoPoint {
  @Field(() => Float, { description: 'Degrees north.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east.' })
  longitude!: number;
}
