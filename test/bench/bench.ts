import { freeSlots } from './api.ts';
import type { Cluster } from './cluster.ts';
import { FIRST_DATABASE } from './cluster.ts';
import { layAppointments, layHistory } from './data/appointments.ts';
import { aTrustedProvider } from './data/identity-provider.ts';
import { laySmallMunicipalities, layMunicipality, type Municipality, SLUG } from './data/municipality.ts';
import { layMetropolis } from './data/metropolis.ts';
import { layOperators } from './data/operators.ts';
import { layPeople } from './data/people.ts';
import type { LoadProcess } from './load/load-process.ts';
import type { Work } from './load/plan.ts';
import { alternate, median } from './measure/alternate.ts';
import type { Measurement, Side } from './measure/side.ts';
import type { BenchOptions, Part } from './options.ts';
import { startApi, startFloor, type MeasuredProcess } from './processes.ts';
import type { Finding } from './report.ts';
import { BookingLedger, bookingSide, pgbenchSide } from './scenarios/booking.ts';
import { type LiveResult, watchBookings } from './scenarios/live.ts';
import { loginSide } from './scenarios/login.ts';
import { ASKED, computeFreeTime, FLOOR_ASKED, nearbySide, type NearbyResult } from './scenarios/nearby.ts';
import {
  apiWork,
  availabilityOf,
  CATALOGUE_PAGE,
  everybodyOnce,
  firstOf,
  floorAvailability,
  floorCatalogue,
  holidaysOf,
  mustAnswerTheSame,
  underLoad,
} from './scenarios/reading.ts';
import { bareSignatureSide, validationSide } from './scenarios/validation.ts';

const SMALL = FIRST_DATABASE;
const OLD = 'casa_old';
const WIDE = 'casa_wide';
const CROWDED = 'casa_crowded';
const WATCHED = 'casa_watched';
const METROPOLIS = 'casa_metropolis';
const TENANTS = { few: 41, many: 8000 };
const TIMES_THE_APPOINTMENTS = 100;
const LIVE_SESSIONS = 10_000;
/** As many connections to the database as the API opens. */
const POOL = 8;
const GROWTH = 1.3;
const WATCHERS = 200;
const LOGGED_IN = { cost: 1.15, crowd: 1.05, validation: 0.7 };

/**
 * The first database, and copies of it as what is measured needs them: with a hundred times the appointments and with 8,000 tenants. That
 * with 10,000 people logged in is laid where they are.
 */
export async function layData(cluster: Cluster, parts: readonly Part[]): Promise<Municipality> {
  // As it was migrated: nothing but its own municipalities is to be found there.
  if (parts.includes('nearby')) {
    await cluster.asSuperuser('postgres', (client) => client.query(`create database ${METROPOLIS} template ${SMALL} owner casa_owner`));
  }
  const municipality = await cluster.asSuperuser(SMALL, async (client) => {
    const laid = await layMunicipality(client);
    await laySmallMunicipalities(client, TENANTS.few);
    await layAppointments(client, laid);
    return laid;
  });
  await cluster.casa(['spid', 'keys', SLUG]);
  const copies = [
    ...(parts.includes('growth') ? [OLD, WIDE] : []),
    ...(parts.includes('login') ? [CROWDED] : []),
    ...(parts.includes('live') ? [WATCHED] : []),
  ];
  for (const database of copies) {
    await cluster.asSuperuser('postgres', (client) => client.query(`create database ${database} template ${SMALL} owner casa_owner`));
  }
  if (parts.includes('growth')) {
    await cluster.asSuperuser(OLD, (client) => layHistory(client, municipality, TIMES_THE_APPOINTMENTS));
    await cluster.asSuperuser(WIDE, (client) => laySmallMunicipalities(client, TENANTS.many));
  }
  for (const database of [SMALL, ...copies]) await cluster.asSuperuser(database, (client) => client.query('vacuum analyze'));
  await cluster.asSuperuser(SMALL, (client) => client.query('checkpoint'));
  return municipality;
}

/** Two processes on databases with few sessions and many, and the cookies of one session and of all. */
interface LoggedIn {
  readonly few: MeasuredProcess;
  readonly crowded: MeasuredProcess;
  readonly alone: readonly string[];
  readonly crowd: readonly string[];
}

/** All measurements, one after the other; each finding is told as soon as it is there. */
export class Bench {
  readonly #cluster: Cluster;
  readonly #municipality: Municipality;
  readonly #options: BenchOptions & { readonly load: LoadProcess };
  readonly #signal: AbortSignal;
  readonly #found: (finding: Finding) => void;

  constructor(
    cluster: Cluster,
    municipality: Municipality,
    options: BenchOptions & { readonly load: LoadProcess },
    signal: AbortSignal,
    found: (finding: Finding) => void,
  ) {
    this.#cluster = cluster;
    this.#municipality = municipality;
    this.#options = options;
    this.#signal = signal;
    this.#found = found;
  }

  async againstTheFloor(): Promise<void> {
    const plan = { databaseUrl: this.#cluster.applicationUrl(SMALL), connections: POOL, tenantId: this.#municipality.tenantId };
    await using api = await startApi(this.#cluster, SMALL, this.#signal);
    await using floor = await startFloor(this.#cluster, plan, this.#signal);
    await this.#reading(api, floor);
    await this.#booking(api);
  }

  async growth(): Promise<void> {
    await using small = await startApi(this.#cluster, SMALL, this.#signal);
    await using old = await startApi(this.#cluster, OLD, this.#signal);
    await using wide = await startApi(this.#cluster, WIDE, this.#signal);
    const ledgers = new Map<MeasuredProcess, BookingLedger>();
    for (const api of [small, old, wide]) ledgers.set(api, await BookingLedger.of(api, this.#municipality));
    await this.#growthOf('100 x the appointments', old, small, ledgers);
    await this.#growthOf('8,000 tenants', wide, small, ledgers);
  }

  async login(): Promise<void> {
    const { tenantId } = this.#municipality;
    const [alone] = await this.#cluster.asSuperuser(SMALL, (client) => layPeople(client, tenantId, 1));
    const crowd = await this.#cluster.asSuperuser(CROWDED, (client) => layPeople(client, tenantId, LIVE_SESSIONS));
    const { idp, settings } = await aTrustedProvider(this.#cluster);
    await using few = await startApi(this.#cluster, SMALL, this.#signal, settings);
    await using crowded = await startApi(this.#cluster, CROWDED, this.#signal, settings);
    await this.#loggedIn({ few, crowded, alone: alone ? [alone] : [], crowd });
    const { seconds } = this.#options;
    const boundBy = 'the one thread of Node: reading XML and its canonical form, twice, for the two signatures';
    await this.#throughput(
      { name: 'validation of an answer', target: LOGGED_IN.validation, boundBy },
      await validationSide(idp, seconds),
      await bareSignatureSide(idp, seconds),
    );
    const side = (name: string, api: MeasuredProcess) => loginSide(name, api, this.#municipality, idp, this.#options);
    await this.#cost(
      { name: 'end of a login, 10,000 logged in', target: LOGGED_IN.crowd, boundBy },
      side('10,000 logged in', crowded),
      side('few', few),
    );
  }

  /** An office's agenda is watched on one process while it is booked there. */
  async live(): Promise<LiveResult> {
    const cookies = await this.#cluster.asSuperuser(WATCHED, (client) => layOperators(client, this.#municipality.tenantId, WATCHERS));
    await using api = await startApi(this.#cluster, WATCHED, this.#signal);
    const [place] = this.#municipality.free;
    const starts = (await freeSlots(api.url, this.#municipality)).filter(({ officeId }) => officeId === place?.officeId);
    const slots = starts.slice(0, this.#options.watchedBookings);
    return await watchBookings({ api, municipality: this.#municipality, cookies, slots, postgresPid: this.#cluster.pid });
  }

  /** The first free hour over all municipalities, against one statement that finds it in the same tables. */
  async nearby(): Promise<NearbyResult> {
    const asker = await this.#cluster.asSuperuser(METROPOLIS, layMetropolis);
    const computedIn = await computeFreeTime(this.#cluster, METROPOLIS, this.#signal);
    const plan = { databaseUrl: this.#cluster.applicationUrl(METROPOLIS), connections: POOL, tenantId: asker.tenantId };
    await using api = await startApi(this.#cluster, METROPOLIS, this.#signal);
    await using floor = await startFloor(this.#cluster, plan, this.#signal);
    await mustAnswerTheSame(asker.host, api, firstOf(ASKED), floor, firstOf(FLOOR_ASKED));
    const rounds: number[] = [];
    const ours = nearbySide('api', api, asker, ASKED, this.#options, ({ p95 }) => rounds.push(p95));
    const theirs = nearbySide('node:http + pg', floor, asker, FLOOR_ASKED, this.#options);
    const result = await this.#alternate(ours, theirs, ({ perSecond }) => perSecond);
    const measured = rounds.slice(1);
    return { ...result, clients: this.#options.connections, p95: median(measured), worstP95: Math.max(...measured), computedIn };
  }

  /** What is read costs whoever is logged in, and what it costs when many are. */
  async #loggedIn({ few, crowded, alone, crowd }: LoggedIn): Promise<void> {
    const works = [
      ['catalogue, cold', apiWork('never the same', CATALOGUE_PAGE)],
      ['catalogue, cached', apiWork('same', CATALOGUE_PAGE)],
      ['availability', apiWork('same', availabilityOf(this.#municipality))],
    ] as const;
    const side = (who: string, api: MeasuredProcess, work: Work, cookies: readonly string[]) =>
      underLoad(who, api, this.#municipality, work, { ...this.#options, cookies });
    // Both have just been started: what is slow of a process that is new is none of the sessions' doing.
    for (const [name, work] of works) for (const api of [few, crowded]) await side(name, api, work, []).measure();
    await everybodyOnce(crowded, this.#municipality, CATALOGUE_PAGE, crowd);
    for (const [name, work] of works) {
      const boundBy = 'a look into memory; the first request of a session in a process costs a transaction more';
      const about = { name: `${name}, 10,000 logged in`, target: LOGGED_IN.crowd, boundBy };
      await this.#cost(about, side('10,000 in turn', crowded, work, crowd), side('one', few, work, alone));
    }
    for (const [name, work] of works) {
      const about = { name: `${name}, logged in`, target: LOGGED_IN.cost, boundBy: 'a digest of the cookie, and a look into memory' };
      await this.#cost(about, side('logged in', few, work, alone), side('visitor', few, work, []));
    }
  }

  async #cost(about: Pick<Finding, 'name' | 'target' | 'boundBy'>, dearer: Side, cheaper: Side): Promise<void> {
    const result = await this.#alternate(dearer, cheaper, ({ perSecond }) => 1 / perSecond);
    this.#found({ ...about, ...result, compares: 'cost' });
  }

  async #reading(api: MeasuredProcess, floor: MeasuredProcess): Promise<void> {
    const holidays = await holidaysOf(api, this.#municipality);
    const catalogue = { floor: floorCatalogue(), cold: apiWork('never the same', CATALOGUE_PAGE), cached: apiWork('same', CATALOGUE_PAGE) };
    const month = { floor: floorAvailability(this.#municipality, holidays), ours: apiWork('same', availabilityOf(this.#municipality)) };
    const { host } = this.#municipality;
    await mustAnswerTheSame(host, api, catalogue.cached, floor, catalogue.floor);
    await mustAnswerTheSame(host, api, month.ours, floor, month.floor);
    const side = (name: string, process: MeasuredProcess, work: Parameters<typeof underLoad>[3]) =>
      underLoad(name, process, this.#municipality, work, this.#options);
    const pairs = [
      [
        'catalogue, cold',
        catalogue.cold,
        catalogue.floor,
        0.5,
        'both processors: the statement in PostgreSQL, then the one thread of Node',
      ],
      ['catalogue, cached', catalogue.cached, catalogue.floor, 1.5, 'the one thread of Node: HTTP, and a look into memory'],
      ['availability', month.ours, month.floor, 0.6, 'PostgreSQL: the statement is most of the work on both sides'],
    ] as const;
    for (const [name, work, theirs, target, boundBy] of pairs) {
      await this.#throughput({ name, target, boundBy }, side('api', api, work), side('node:http + pg', floor, theirs));
    }
  }

  async #booking(api: MeasuredProcess): Promise<void> {
    const ledger = await BookingLedger.of(api, this.#municipality);
    for (const withHold of [false, true]) {
      const load = { ...this.#options, withHold };
      const floor = await pgbenchSide(this.#cluster, this.#municipality, ledger, load, this.#signal);
      const boundBy = 'the one thread of Node, and the flush of each commit to the disk';
      const name = withHold ? 'hold and booking' : 'booking';
      await this.#throughput({ name, target: 0.5, boundBy }, bookingSide('api', api, this.#municipality, ledger, load), floor);
    }
  }

  async #throughput(about: Pick<Finding, 'name' | 'target' | 'boundBy'>, ours: Side, other: Side): Promise<void> {
    const result = await this.#alternate(ours, other, ({ perSecond }) => perSecond);
    this.#found({ ...about, ...result, compares: 'throughput' });
  }

  async #growthOf(
    size: string,
    large: MeasuredProcess,
    small: MeasuredProcess,
    ledgers: ReadonlyMap<MeasuredProcess, BookingLedger>,
  ): Promise<void> {
    const alone = { ...this.#options, connections: 1 };
    const reading = (work: Parameters<typeof underLoad>[3]) => (process: MeasuredProcess) =>
      underLoad(size, process, this.#municipality, work, alone);
    const booking = (process: MeasuredProcess) => {
      const ledger = ledgers.get(process);
      if (!ledger) throw new Error('a database has no starts to book');
      return bookingSide(size, process, this.#municipality, ledger, { ...alone, withHold: false });
    };
    const questions = [
      ['catalogue, cold', reading(apiWork('never the same', CATALOGUE_PAGE))],
      ['availability', reading(apiWork('same', availabilityOf(this.#municipality)))],
      ['booking', booking],
    ] as const;
    for (const [name, sideOf] of questions) {
      const result = await this.#alternate(sideOf(large), sideOf(small), ({ p50 }) => p50 ?? Number.NaN);
      const boundBy = 'indexes that begin with the tenant and the desk: what is not of this tenant and these days is never read';
      this.#found({ name: `${name}, ${size}`, compares: 'latency', target: GROWTH, boundBy, ...result });
    }
  }

  /** The first measurement of each is thrown away: code that has just been started is slower than it will be. */
  async #alternate(ours: Side, other: Side, of: (measurement: Measurement) => number): ReturnType<typeof alternate> {
    for (const side of [other, ours]) {
      await side.prepare?.();
      await side.measure();
    }
    this.#signal.throwIfAborted();
    return alternate({ ours, other }, of, { rounds: this.#options.rounds, postgresPid: this.#cluster.pid });
  }
}
