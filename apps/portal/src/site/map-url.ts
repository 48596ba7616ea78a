interface Address {
  readonly street: string;
  readonly city: string;
}

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** OpenStreetMap at the place, or at what its search finds for the address. */
export function mapUrl(address: Address, location: Point | null | undefined): string {
  if (location == null)
    return `https://www.openstreetmap.org/search?${new URLSearchParams({ query: `${address.street}, ${address.city}` }).toString()}`;
  const { latitude, longitude } = location;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`;
}
