import { canCome, type ComingTimes, type Stretch } from './coming-times.js';

/** Somebody on the list, as far as it matters for whom freed time is offered to. */
export interface WaitingPerson {
  readonly times: ComingTimes;
  /** Waits for the answer to another offer: nobody is offered two things at a time. */
  readonly hasOpenOffer: boolean;
  /** Starts at this office they were offered before, epoch milliseconds: what somebody did not take is not offered to them again. */
  readonly offeredBefore: readonly number[];
}

export interface Offered<Person, Start> {
  readonly person: Person;
  readonly start: Start;
}

/**
 * Who is offered what of a stretch of one desk's time that came free. The one rule of the list: in the order of entry, each is offered the first
 * start that suits, and is passed over only when none does or another offer of theirs is open.
 * @param people in the order of their entry.
 * @param startsFor the starts this person could book, in order; they may overlap each other.
 */
export function offersInOrder<Person extends WaitingPerson, Start extends Stretch>(
  people: readonly Person[],
  startsFor: (person: Person) => readonly Start[],
  timeZone: string,
): Offered<Person, Start>[] {
  const offered: Offered<Person, Start>[] = [];
  for (const person of people) {
    if (person.hasOpenOffer) continue;
    const start = startsFor(person).find(
      (candidate) =>
        !person.offeredBefore.includes(candidate.startsAt) &&
        !offered.some(({ start: given }) => overlap(given, candidate)) &&
        canCome(person.times, candidate, timeZone),
    );
    if (start) offered.push({ person, start });
  }
  return offered;
}

function overlap(one: Stretch, other: Stretch): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}
