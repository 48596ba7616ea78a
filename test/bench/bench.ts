import type { Cluster } from './cluster.ts';
import { FIRST_DATABASE } from './cluster.ts';
import { layAppointments, layHistory } from './data/appointments.ts';
import { laySmallMunicipalities, layMunicipality, type Municipality } from './data/municipality.ts';
import type { LoadProcess } from './load/load-process.ts';
import { alternate } from './measure/alternate.ts';
import type { Measurement, Side } from './measure/side.ts';
import type { BenchOptions } from './options.ts';
import { startApi, startFloor, type MeasuredProcess } from './processes.ts';
import type { Finding } from './report.ts';
import { BookingLedger, bookingSide, pgbenchSide } from './scenarios/booking.ts';
import {
  apiWork,
  availabilityOf,
  CATALOGUE_PAGE,
  floorAvailability,
  floorCatalogue,
  holidaysOf,
  mustAnswerTheSame,
  underLoad,
} from './scenarios/reading.ts';

const SMALL = FIRST_DATABASE;
const OLD = 'casa_old';
const WIDE = 'casa_wide';
const TENANTS = { few: 41, many: 8000 };
const TIMES_THE_APPOINTMENTS = 100;
/** As many connections to the database as the API opens. */
const POOL = 8;
const GROWTH = 1.3;

/** The three databases: the first, one with a hundred times the appointments, one with 8,000 tenants. */
export async function layData(cluster: Cluster): Promise<Municipality> {
  const municipality = await cluster.asSuperuser(SMALL, async (client) => {
    const laid = await layMunicipality(client);
    await laySmallMunicipalities(client, TENANTS.few);
    await layAppointments(client, laid);
    return laid;
  });
  for (const database of [OLD, WIDE]) {
    await cluster.asSuperuser('postgres', (client) => client.query(`create database ${database} template ${SMALL} owner casa_owner`));
  }
  await cluster.asSuperuser(OLD, (client) => layHistory(client, municipality, TIMES_THE_APPOINTMENTS));
  await cluster.asSuperuser(WIDE, (client) => laySmallMunicipalities(client, TENANTS.many));
  for (const database of [SMALL, OLD, WIDE]) await cluster.asSuperuser(database, (client) => client.query('vacuum analyze'));
  await cluster.asSuperuser(SMALL, (client) => client.query('checkpoint'));
  return municipality;
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
    await other.measure();
    await ours.measure();
    this.#signal.throwIfAborted();
    return alternate({ ours, other }, of, { rounds: this.#options.rounds, postgresPid: this.#cluster.pid });
  }
}
