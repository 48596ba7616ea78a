import { randomUUID } from 'node:crypto';
import { type LiveClient, type LiveEvents, liveClient } from '../../support/live.ts';
import { ask } from '../api.ts';
import type { Municipality, Place } from '../data/municipality.ts';
import { persisted } from '../documents.ts';
import type { FreeSlot } from '../load/plan.ts';
import { residentMemory } from '../measure/memory.ts';
import { processorTime, processorTimeOfServer } from '../measure/processor-time.ts';
import type { MeasuredProcess } from '../processes.ts';

const FIRST = 20;

/** What it costs, and how long it takes, that many see a booking. */
export interface LiveResult {
  readonly subscribers: number;
  readonly bookings: number;
  /** Milliseconds from the answer to a booking, which its commit precedes, until a subscriber has it; of all subscribers and bookings. */
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  /** Resident memory of the process, in bytes a subscriber; undefined where it cannot be told. */
  readonly memory: number | undefined;
  /** Bookings a second. */
  readonly perSecond: number;
  /** Milliseconds of processor time a second, at so many bookings: the process, and PostgreSQL. */
  readonly processMilliseconds: number | undefined;
  readonly postgresMilliseconds: number | undefined;
}

export interface LivePlan {
  readonly api: MeasuredProcess;
  readonly municipality: Municipality;
  /** Of operators: each subscribes once, on a connection of its own. */
  readonly cookies: readonly string[];
  /** At one office. */
  readonly slots: readonly FreeSlot[];
  readonly postgresPid: number;
}

/** Whoever watches the agenda of an office: when each booking came. */
class Subscriber {
  readonly #seen = new Map<string, PromiseWithResolvers<number>>();
  readonly #client: LiveClient;
  readonly #events: LiveEvents;

  constructor(port: number, host: string, cookie: string, officeId: string) {
    this.#client = liveClient(port, { host, cookie });
    this.#events = this.#client.events({ query: '', ...persisted('agendaChanged', { officeId }) });
  }

  /** The first event says that it is followed from now on; then the others are taken as they come. */
  async begin(): Promise<void> {
    await this.#events.next();
    void this.#follow();
  }

  /** When it had an appointment. */
  seen(id: string): Promise<number> {
    return this.#of(id).promise;
  }

  end(): Promise<void> {
    return Promise.resolve(this.#client[Symbol.asyncDispose]());
  }

  async #follow(): Promise<void> {
    for await (const { data } of this.#events) {
      const at = performance.now();
      const { agendaChanged } = data as { agendaChanged: { appointments: readonly { id: string }[] } };
      for (const { id } of agendaChanged.appointments) this.#of(id).resolve(at);
    }
  }

  #of(id: string): PromiseWithResolvers<number> {
    const known = this.#seen.get(id) ?? Promise.withResolvers<number>();
    this.#seen.set(id, known);
    return known;
  }
}

/** So many operators watch one office on one process, while it is booked there again and again. */
export async function watchBookings({ api, municipality, cookies, slots, postgresPid }: LivePlan): Promise<LiveResult> {
  const [place] = slots;
  if (!place) throw new Error('there is no start to book');
  const port = Number(new URL(api.url).port);
  const begun = async (some: readonly string[]): Promise<Subscriber[]> => {
    const all = some.map((cookie) => new Subscriber(port, municipality.host, cookie, place.officeId));
    await Promise.all(all.map((one) => one.begin()));
    return all;
  };
  // What the first of them cost is none of theirs: code is compiled, and the pools are filled.
  await Promise.all((await begun(cookies.slice(0, FIRST))).map((one) => one.end()));
  const before = residentMemory(api.pid);
  const subscribers = await begun(cookies);
  try {
    const measured = () => ({ process: processorTime(api.pid), postgres: processorTimeOfServer(postgresPid), at: performance.now() });
    const from = measured();
    const latencies = await bookAll(api.url, municipality, slots, subscribers);
    const to = measured();
    const seconds = (to.at - from.at) / 1000;
    const after = residentMemory(api.pid);
    return {
      ...{ subscribers: subscribers.length, bookings: slots.length, perSecond: slots.length / seconds },
      ...{ p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), slowest: latencies.at(-1) ?? Number.NaN },
      processMilliseconds: each(from.process, to.process, seconds),
      postgresMilliseconds: each(from.postgres, to.postgres, seconds),
      memory: each(before, after, subscribers.length),
    };
  } finally {
    await Promise.all(subscribers.map((one) => one.end()));
  }
}

/**
 * One as soon as all have seen the one before: that is just after the process has asked, so that each waits as long as there is to wait.
 * @returns every latency, the shortest first.
 */
async function bookAll(
  url: string,
  { host }: Municipality,
  slots: readonly FreeSlot[],
  subscribers: readonly Subscriber[],
): Promise<readonly number[]> {
  const latencies: number[] = [];
  for (const slot of slots) {
    const id = await book(url, host, slot);
    const committed = performance.now();
    const seen = await Promise.all(subscribers.map((one) => one.seen(id)));
    // Some are told before whoever booked has the answer.
    latencies.push(...seen.map((at) => Math.max(0, at - committed)));
  }
  return latencies.sort((a, b) => a - b);
}

async function book(url: string, host: string, { officeId, serviceId, startsAt }: Place & Pick<FreeSlot, 'startsAt'>): Promise<string> {
  const citizen = {
    ...{ givenName: 'Maria Grazia', familyName: 'De Nicolò', email: `${randomUUID()}@example.it`, telephone: '+39 080 1234567' },
    address: { street: 'Via Sparano da Bari 12', postalCode: '70121', city: 'Bari' },
    resident: true,
  };
  const input = { officeId, serviceId, startsAt, citizen, reason: 'Rinnovo della carta d’identità.', answers: [], privacyNoticeRead: true };
  const answer = (await ask(url, host, 'book', { input })) as { data: { bookAppointment: { appointment?: { id: string } } } };
  const { appointment } = answer.data.bookAppointment;
  if (!appointment) throw new Error(`not booked: ${JSON.stringify(answer)}`);
  return appointment.id;
}

/** The difference, shared out; undefined where it cannot be told. */
function each(from: number | undefined, to: number | undefined, among: number): number | undefined {
  return from === undefined || to === undefined ? undefined : (to - from) / among;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
