interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

interface Town {
  readonly population: number;
  readonly centre: Point;
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
const LEAST_DEGREES = 0.05;

/** A flat drawing that holds some points: north above, distances true to some metres over a province. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Where on it a point is. */
  readonly place: (point: Point) => { readonly x: number; readonly y: number };
}

export function drawingOf(points: readonly Point[]): Drawing {
  const latitudes = points.map(({ latitude }) => latitude);
  const longitudes = points.map(({ longitude }) => longitude);
  const north = Math.max(...latitudes);
  const west = Math.min(...longitudes);
  const narrowing = Math.cos((north * Math.PI) / 180);
  const down = north - Math.min(...latitudes);
  const across = (Math.max(...longitudes) - west) * narrowing;
  // Never higher than wide, nor closer than one sees of a town.
  const scale = (WIDTH - 2 * MARGIN) / Math.max(across, down, LEAST_DEGREES);
  const left = (WIDTH - across * scale) / 2;
  return {
    width: WIDTH,
    height: Math.round(2 * MARGIN + down * scale),
    place: ({ latitude, longitude }) => ({
      x: Math.round(left + (longitude - west) * narrowing * scale),
      y: Math.round(MARGIN + (north - latitude) * scale),
    }),
  };
}

/** Places towns on a drawing; a circle's area goes with the residents. */
export function placeOnMap<Item extends Town>(towns: readonly Item[]): { width: number; height: number; places: readonly Place<Item>[] } {
  const { width, height, place } = drawingOf(towns.map(({ centre }) => centre));
  const places = towns.map((item) => ({ item, ...place(item.centre), radius: Math.round(8 + Math.sqrt(item.population) / 18) }));
  return { width, height, places };
}
