import { waitUntil } from '../../../tools/lib/wait-until.ts';
import type { Cluster } from '../cluster.ts';
import { type Asker, officesDue, PLACE, TEMPLATES } from '../data/metropolis.ts';
import { persisted } from '../documents.ts';
import type { FloorFirstFree } from '../floor/first-free.ts';
import type { LoadProcess } from '../load/load-process.ts';
import type { LoadResult, Work } from '../load/plan.ts';
import type { Alternation } from '../measure/alternate.ts';
import type { Side } from '../measure/side.ts';
import { type MeasuredProcess, startWorker } from '../processes.ts';

/** As many people as stand at places of their own. */
const PEOPLE = 200;
/** For all of them by one worker. */
const MOST_COMPUTING_MS = 1_200_000;
/** Of what is asked: where, and for which service. */
const COLUMNS = 20;

/** What the search over all municipalities came to. */
export interface NearbyResult extends Alternation {
  readonly clients: number;
  /** Of our rounds, in milliseconds: the median of each, and the slowest. */
  readonly p95: number;
  readonly worstP95: number;
  /** How long the worker took for all offices, in seconds. */
  readonly computedIn: number;
}

/** Lets the worker compute what is free everywhere. @returns how long it took, in seconds */
export async function computeFreeTime(cluster: Cluster, database: string, signal: AbortSignal): Promise<number> {
  await using _worker = await startWorker(cluster, database, signal);
  const begin = performance.now();
  // A municipality's own row comes due first, and makes its offices due.
  await waitUntil(
    async () => (await cluster.asSuperuser(database, officesDue)) === 0,
    MOST_COMPUTING_MS,
    () => new Error('the worker has not computed the free time of all offices'),
    signal,
  );
  await cluster.asSuperuser(database, (client) => client.query('vacuum analyze'));
  return (performance.now() - begin) / 1000;
}

/** Everybody from where they are, and for one of the services. */
const WISHES: readonly FloorFirstFree[] = Array.from({ length: PEOPLE }, (_, index) => ({
  template: TEMPLATES[index % TEMPLATES.length] ?? '',
  latitude: PLACE.south + (PLACE.height * (index % COLUMNS)) / COLUMNS,
  longitude: PLACE.west + (PLACE.width * COLUMNS * Math.floor(index / COLUMNS)) / PEOPLE,
}));

export const ASKED: Work = {
  kind: 'in turn',
  path: '/graphql',
  bodies: WISHES.map(({ template, latitude, longitude }) =>
    persisted('firstFree', {
      input: { template, near: { latitude, longitude }, channel: 'IN_PERSON', order: 'BALANCED', elsewhere: false },
    }),
  ),
};

export const FLOOR_ASKED: Work = { kind: 'in turn', path: '/first-free', bodies: WISHES };

export interface NearbyLoad {
  readonly load: LoadProcess;
  readonly connections: number;
  readonly seconds: number;
}

/** @param told is told of every round. */
export function nearbySide(
  name: string,
  { url, pid }: MeasuredProcess,
  { host }: Asker,
  work: Work,
  { load, connections, seconds }: NearbyLoad,
  told: (result: LoadResult) => void = () => undefined,
): Side {
  return {
    name,
    pid,
    measure: async () => {
      const result = await load.run({ url, host, work, connections, seconds });
      told(result);
      return result;
    },
  };
}
