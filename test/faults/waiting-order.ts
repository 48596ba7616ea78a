import type { TestDatabase } from '@casa/testing';

/** An offer as it is stored when all is over. */
export interface MadeOffer {
  readonly id: string;
  readonly entryId: string;
  readonly deskId: string;
  /** Begins; epoch milliseconds like all the instants. */
  readonly startsAt: number;
  readonly status: 'OPEN' | 'ACCEPTED' | 'REFUSED' | 'LAPSED' | 'WITHDRAWN';
  readonly offeredAt: number;
  readonly closedAt: number;
  readonly told: boolean;
}

/** Somebody on the list. */
export interface WaitingOne {
  readonly entryId: string;
  readonly enteredAt: number;
  readonly state: string;
  /** Minutes of the day by the office's clock between which they can come. */
  readonly from: number;
  readonly until: number;
}

export async function madeOffers(database: TestDatabase): Promise<MadeOffer[]> {
  const rows = await database.asSuperuser(
    `select id, entry_id as "entryId", desk_id as "deskId", extract(epoch from starts_at)::float8 * 1000 as "startsAt", status,
            extract(epoch from offered_at)::float8 * 1000 as "offeredAt", extract(epoch from closed_at)::float8 * 1000 as "closedAt",
            told_at is not null as told
     from waiting_offer order by offered_at, id`,
  );
  return rows as unknown as MadeOffer[];
}

export async function waitingOnes(database: TestDatabase): Promise<WaitingOne[]> {
  const rows = await database.asSuperuser(
    `select e.id as "entryId", extract(epoch from e.entered_at)::float8 * 1000 as "enteredAt", s.state,
            coalesce(extract(epoch from e.from_time) / 60, 0)::int as from, coalesce(extract(epoch from e.until_time) / 60, 1440)::int as until
     from waiting_entry e join waiting_state s on s.id = e.id order by e.entered_at, e.id`,
  );
  return rows as unknown as WaitingOne[];
}

/**
 * Whoever was passed over although the hour suited them, they were on the list and had nothing to answer: the list looked at with nothing but
 * the instants of its rows. An hour somebody was offered before, at whichever desk, is not offered to them again.
 * @param minutesOf begin and end of an offer by the office's clock, minutes of the day.
 */
export function passedOver(
  people: readonly WaitingOne[],
  offers: readonly MadeOffer[],
  minutesOf: (offer: MadeOffer) => { readonly from: number; readonly until: number },
): string[] {
  const byPerson = Map.groupBy(offers, ({ entryId }) => entryId);
  return offers.flatMap((offer) => {
    const place = people.findIndex(({ entryId }) => entryId === offer.entryId);
    const { from, until } = minutesOf(offer);
    return people
      .slice(0, place)
      .filter((person) => {
        if (person.from > from || person.until < until || person.enteredAt > offer.offeredAt) return false;
        const theirs = byPerson.get(person.entryId) ?? [];
        const wasBusy = theirs.some(
          ({ id, offeredAt, closedAt }) => id !== offer.id && offeredAt <= offer.offeredAt && offer.offeredAt <= closedAt,
        );
        const hadThis = theirs.some(({ startsAt, offeredAt }) => startsAt === offer.startsAt && offeredAt <= offer.offeredAt);
        return !wasBusy && !hadThis && !leftBy(person, theirs, offer.offeredAt);
      })
      .map(({ entryId }) => `${entryId} was passed over for ${offer.id}`);
  });
}

/** Everybody who is off the list has left it by the last of their offers. */
function leftBy({ state }: WaitingOne, theirs: readonly MadeOffer[], instant: number): boolean {
  return state !== 'WAITING' && theirs.every(({ closedAt }) => closedAt <= instant);
}

/** Offers of one person, or of one desk's hour, that were open at the same time. */
export function doubles(offers: readonly MadeOffer[]): string[] {
  const keys = [({ entryId }: MadeOffer) => entryId, ({ deskId, startsAt }: MadeOffer) => `${deskId} ${startsAt}`];
  return keys.flatMap((key) =>
    [...Map.groupBy(offers, key).values()].flatMap((group) => {
      const inOrder = group.toSorted((one, other) => one.offeredAt - other.offeredAt);
      return inOrder.flatMap((offer, index) => {
        const next = inOrder[index + 1];
        const overlaps = next && (offer.status === 'ACCEPTED' || next.offeredAt < offer.closedAt);
        return overlaps ? [`${offer.id} and ${next.id}`] : [];
      });
    }),
  );
}
