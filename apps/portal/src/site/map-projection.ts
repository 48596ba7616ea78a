interface Town {
  readonly population: number;
  readonly centre: { readonly latitude: number; readonly longitude: number };
}

/** A town's place on a drawing; units of the drawing. */
export interface Place<Item> {
  readonly item: Item;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const WIDTH = 900;
const MARGIN = 60;

/** Places towns on a flat drawing: north above, distances true to some metres over a province; a circle's area goes with the residents. */
export function placeOnMap<Item extends Town>(towns: readonly Item[]): { width: number; height: number; places: readonly Place<Item>[] } {
  const latitudes = towns.map(({ centre }) => centre.latitude);
  const longitudes = towns.map(({ centre }) => centre.longitude);
  const north = Math.max(...latitudes);
  const west = Math.min(...longitudes);
  const narrowing = Math.cos((north * Math.PI) / 180);
  const span = (Math.max(...longitudes) - west) * narrowing || 1;
  const scale = (WIDTH - 2 * MARGIN) / span;
  const places = towns.map((item) => ({
    item,
    x: Math.round(MARGIN + (item.centre.longitude - west) * narrowing * scale),
    y: Math.round(MARGIN + (north - item.centre.latitude) * scale),
    radius: Math.round(8 + Math.sqrt(item.population) / 18),
  }));
  return { width: WIDTH, height: Math.round(2 * MARGIN + (north - Math.min(...latitudes)) * scale), places };
}
