import { Field, Float, InputType, ObjectType } from '@nestjs/graphql';
import type { GeoPoint, PostalAddress } from '@casa/contracts';
import { Between } from './input-rules.js';

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

@InputType({ description: 'A point on the earth, WGS 84.' })
export class GeoPointInput implements GeoPoint {
  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  @Between(-90, 90)
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  @Between(-180, 180)
  longitude!: number;
}
