import type { GeoPoint } from '@casa/contracts';

const EARTH_METERS = 6_371_008.8;

/** As the crow flies (haversine): whoever looks for an office, or takes a number on the way to one, asks for no more. */
export function metersBetween(one: GeoPoint, other: GeoPoint): number {
  const half = (degrees: number) => Math.sin((degrees * Math.PI) / 360) ** 2;
  const across = Math.cos((one.latitude * Math.PI) / 180) * Math.cos((other.latitude * Math.PI) / 180);
  const share = half(one.latitude - other.latitude) + across * half(one.longitude - other.longitude);
  return 2 * EARTH_METERS * Math.asin(Math.min(1, Math.sqrt(share)));
}
