import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { TenantIndex } from '@casa/contracts';
import { inLanguage, type Language } from '@casa/kernel';
import { connectionOf, GeoPointType, PostalAddressType } from '@casa/platform/graphql';
import type { NearbyStart } from '../../application/nearby/live-starts.js';
import type { Rank } from '../../domain/nearby/nearby-order.js';
import { Slot, toSlot } from '../availability.type.js';

@ObjectType('NearbyStart', {
  description: 'An office, in whatever municipality, with its first free start: free when it was looked at for this answer.',
})
export class NearbyStartType {
  @Field({ description: 'Name of the municipality.' })
  municipality!: string;

  @Field({ description: 'Origin of its portal.' })
  portalUrl!: string;

  @Field(() => ID, { description: 'The service, as that municipality gives it.' })
  serviceId!: string;

  @Field({ description: 'Its name in addresses there.' })
  serviceSlug!: string;

  @Field({ description: 'Its name there.' })
  serviceName!: string;

  @Field(() => ID, { description: 'The office.' })
  officeId!: string;

  @Field({ description: 'Its name in addresses there.' })
  officeSlug!: string;

  @Field({ description: 'Its name.' })
  officeName!: string;

  @Field(() => PostalAddressType, { description: 'Where it is.' })
  address!: PostalAddressType;

  @Field(() => GeoPointType, { description: 'Where it is on the map; the centre of the municipality when the office does not say.' })
  location!: GeoPointType;

  @Field(() => Int, { description: 'How far, in metres, as the crow flies.' })
  distance!: number;

  @Field(() => Slot, { description: 'The first free start.' })
  slot!: Slot;

  @Field({ description: 'IANA zone of the office.' })
  timeZone!: string;

  @Field(() => Int, { description: 'How many starts that day has left.' })
  freeThatDay!: number;
}

/** What a list needs beside: where the next page begins. */
export interface NearbyStartNode extends NearbyStartType {
  readonly rank: Rank;
}

export const NearbyStartConnection = connectionOf(NearbyStartType, 'NearbyStart');

export function toNearbyStart(
  { place, meters, rank, slot, freeThatDay, words }: NearbyStart,
  tenants: TenantIndex,
  language: Language,
): NearbyStartNode {
  const { tenantId, serviceId, officeId, latitude, longitude } = place;
  const { serviceSlug, officeSlug, street, postalCode, city } = words;
  return {
    municipality: tenants.nameOf(tenantId) ?? '',
    portalUrl: tenants.originOf(tenantId) ?? '',
    ...{ serviceId, serviceSlug, officeId, officeSlug, freeThatDay, rank },
    serviceName: inLanguage(words.serviceName, language),
    officeName: inLanguage(words.officeName, language),
    address: { street, postalCode, city },
    location: { latitude, longitude },
    distance: meters,
    slot: toSlot(slot),
    timeZone: slot.timeZone,
  };
}
