import { metersBetween } from '../distance.js';

/** How offices with free time follow each other: by their first hour, by the way there, or by both. */
export const NEARBY_ORDERS = ['HOUR', 'DISTANCE', 'BALANCED'] as const;
export type NearbyOrder = (typeof NEARBY_ORDERS)[number];

/** What balanced means: waiting a day longer counts as much as going ten kilometres farther. */
export const METERS_A_DAY = 10_000;
/** Beyond this nobody goes for an appointment; the metropolis is less than this from end to end. */
export const FARTHEST_METERS = 100_000;

const DAY_MINUTES = 1440;
const METERS_A_DEGREE = 111_195;
const CELL_DEGREES = 0.5;
/** Near the poles the degrees of longitude become so short that no box holds them. */
const NARROWEST = 0.01;

/** A point on the earth, WGS 84, degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Somewhere with a free start. */
export interface FreeSomewhere extends Point {
  readonly officeId: string;
  readonly serviceId: string;
  /** Epoch seconds. */
  readonly startsAt: number;
}

/** The place of an office in an order: what comes first, what decides between equals, and its ids, so that no two are the same. */
export type Rank = readonly [first: number, second: number, officeId: string, serviceId: string];

/** An office, how far it is as the crow flies, and where it stands. */
export interface Ranked<Place> {
  readonly place: Place;
  readonly meters: number;
  readonly rank: Rank;
}

/** The places not farther than anybody goes, in order. */
export function inNearbyOrder<Place extends FreeSomewhere>(places: readonly Place[], near: Point, order: NearbyOrder): Ranked<Place>[] {
  return places
    .map((place) => {
      const meters = Math.round(metersBetween(near, place));
      return { place, meters, rank: rankOf(place, meters, order) };
    })
    .filter(({ meters }) => meters <= FARTHEST_METERS)
    .sort((a, b) => compareRanks(a.rank, b.rank));
}

function rankOf({ startsAt, officeId, serviceId }: FreeSomewhere, meters: number, order: NearbyOrder): Rank {
  const minutes = Math.floor(startsAt / 60);
  switch (order) {
    case 'HOUR':
      return [minutes, meters, officeId, serviceId];
    case 'DISTANCE':
      return [meters, minutes, officeId, serviceId];
    case 'BALANCED':
      return [Math.round((minutes * METERS_A_DAY) / DAY_MINUTES) + meters, minutes, officeId, serviceId];
  }
}

/** Negative when the one comes before the other. */
export function compareRanks(one: Rank, other: Rank): number {
  return one[0] - other[0] || one[1] - other[1] || compareTexts(one[2], other[2]) || compareTexts(one[3], other[3]);
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Degrees, both ends included. */
export interface Box {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/**
 * A box that holds everything near enough, and somewhat more: the same for all points of a cell of half a degree, so that many who ask are
 * answered from one list, and the list does not say where who asked is.
 */
export function boxAround({ latitude, longitude }: Point): Box {
  const cell = (degrees: number): number => Math.floor(degrees / CELL_DEGREES) * CELL_DEGREES;
  const up = FARTHEST_METERS / METERS_A_DEGREE;
  const south = cell(latitude) - up;
  const north = cell(latitude) + CELL_DEGREES + up;
  const narrowing = Math.min(Math.cos((south * Math.PI) / 180), Math.cos((north * Math.PI) / 180));
  const across = up / Math.max(narrowing, NARROWEST);
  return { south, north, west: cell(longitude) - across, east: cell(longitude) + CELL_DEGREES + across };
}
