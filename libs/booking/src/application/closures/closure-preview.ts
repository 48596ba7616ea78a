import { createHash } from 'node:crypto';
import type { AppointmentId, DeskId } from '@casa/contracts';
import type { DataKeys } from '@casa/platform/crypto';
import type { Reader } from '@casa/platform/database';
import { oneEach } from '../../domain/closures/equal-starts.js';
import { openCitizen } from '../../persistence/appointment.repository.js';
import type { ClosureHit } from '../../persistence/closures/closure-hits.projection.js';
import type { SearchCaller } from '../slot-search.js';
import { type AnswerableStart, EqualStartSearch } from './equal-start-search.js';

/** For so many it is said which time they would be proposed; of the others it is found out when it is closed. */
export const MOST_FORESEEN = 60;
/** As many as have to be looked at so that each of them can have one of their own. */
const CHOICES = 20;

/** Somebody whom a closure would hit, and what would be proposed to them. */
export interface ForeseenMove {
  readonly hit: ClosureHit;
  /** Absent: nothing is free, or it was not looked for. */
  readonly proposed?: AnswerableStart;
}

/** How many a closure would hit at a desk. */
export interface HitDesk {
  readonly deskId: DeskId;
  readonly deskName: string;
  readonly office: ClosureHit['officeName'];
  readonly appointments: number;
}

/** Whom a closure would hit, and what would happen to them. */
export interface ClosurePreview {
  /** What was seen, in a word: it is another as soon as somebody else is hit. */
  readonly seen: string;
  readonly total: number;
  readonly desks: readonly HitDesk[];
  /** The first of them. */
  readonly moves: readonly ForeseenMove[];
  /** For how many of those there is a free time. */
  readonly foreseen: number;
  /** How many have no e-mail address, and have to be called. */
  readonly withoutEmail: number;
}

/** The same word for the same appointments at the same hours. */
export function wordOf(hits: readonly Pick<ClosureHit, 'id' | 'startsAt' | 'deskId'>[]): string {
  const lines = hits.map(({ id, startsAt, deskId }) => `${id} ${startsAt} ${deskId}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('base64url').slice(0, 22);
}

/** @param reader of a transaction in which the closure stands. */
export async function foresee(
  reader: Reader,
  keys: DataKeys,
  caller: SearchCaller,
  hits: readonly ClosureHit[],
  now: Date,
): Promise<ClosurePreview> {
  const first = hits.slice(0, MOST_FORESEEN);
  const search = new EqualStartSearch(reader, caller, now);
  const choices = new Map<AppointmentId, AnswerableStart[]>();
  for (const hit of first) choices.set(hit.id, await search.nearest(hit, CHOICES));
  const starts = oneEach(first, ({ id }) => choices.get(id) ?? []);
  const moves = first.map((hit, place) => {
    const proposed = starts[place];
    return proposed ? { hit, proposed } : { hit };
  });
  return {
    seen: wordOf(hits),
    total: hits.length,
    desks: byDesk(hits),
    moves,
    withoutEmail: hits.filter((hit) => openCitizen(keys, hit).email === '').length,
    foreseen: starts.filter((start) => start !== undefined).length,
  };
}

function byDesk(hits: readonly ClosureHit[]): HitDesk[] {
  const desks = new Map<DeskId, HitDesk>();
  for (const { deskId, deskName, officeName: office } of hits) {
    desks.set(deskId, { deskId, deskName, office, appointments: (desks.get(deskId)?.appointments ?? 0) + 1 });
  }
  return [...desks.values()].sort(
    (one, other) => other.appointments - one.appointments || one.deskName.localeCompare(other.deskName, 'it'),
  );
}
