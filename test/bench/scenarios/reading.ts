import { isDeepStrictEqual } from 'node:util';
import { request } from 'undici';
import { ask } from '../api.ts';
import { persisted } from '../documents.ts';
import type { FloorAvailability } from '../floor/main.ts';
import type { LoadProcess } from '../load/load-process.ts';
import type { Work } from '../load/plan.ts';
import type { Side } from '../measure/side.ts';
import type { MeasuredProcess } from '../processes.ts';
import type { Municipality } from '../data/municipality.ts';

const DAYS = 30;
const AT_ONCE = 16;

/** Fifty services in ten offices, as a list of services shows them. */
export const CATALOGUE_PAGE = persisted('catalogue', { first: 50 });

/** A month of an office whose ten desks are 70 % full. */
export function availabilityOf({ busy }: Municipality): ReturnType<typeof persisted> {
  return persisted('availability', { input: { ...busy, days: DAYS } });
}

export function apiWork(how: 'same' | 'never the same', body: ReturnType<typeof persisted>): Work {
  return { kind: how, path: '/graphql', body };
}

export function floorCatalogue(): Work {
  return { kind: 'same', path: '/catalogue' };
}

export function floorAvailability({ busy }: Municipality, holidays: readonly string[]): Work {
  return { kind: 'same', path: '/availability', body: { ...busy, days: DAYS, holidays } satisfies FloorAvailability };
}

/** With how many callers and for how long is measured, and by which of them who is logged in. */
export interface ReadingLoad {
  readonly load: LoadProcess;
  readonly connections: number;
  readonly seconds: number;
  readonly cookies?: readonly string[];
}

/** Lets everybody who is logged in come by once, as they have when they are many: a session is remembered from its first request on. */
export async function everybodyOnce(
  { url }: MeasuredProcess,
  { host }: Municipality,
  body: ReturnType<typeof persisted>,
  cookies: readonly string[],
): Promise<void> {
  const left = cookies.values();
  const ask = async (): Promise<void> => {
    for (const cookie of left) {
      const headers = { host, cookie, 'content-type': 'application/json', accept: 'application/json' };
      const answer = await request(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
      await answer.body.dump();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
}

/** How a process does under a load. */
export function underLoad(
  name: string,
  { url, pid }: MeasuredProcess,
  { host }: Municipality,
  work: Work,
  { load, connections, seconds, cookies = [] }: ReadingLoad,
): Side {
  return { name, pid, measure: () => load.run({ url, host, work, connections, seconds, cookies }) };
}

/** The holidays among the days asked, as the API says them: the floor is told. */
export async function holidaysOf(api: MeasuredProcess, municipality: Municipality): Promise<string[]> {
  const { variables } = availabilityOf(municipality);
  const answer = (await ask(api.url, municipality.host, 'holidays', variables)) as {
    data: { availability: { days: { date: string; holiday: string | null }[] } };
  };
  return answer.data.availability.days.filter(({ holiday }) => holiday !== null).map(({ date }) => date);
}

/** The first of those that are asked in turn, by itself. */
export function firstOf(work: Work): Work {
  return work.kind === 'in turn' ? { kind: 'same', path: work.path, body: work.bodies[0] } : work;
}

/** That the two answer the same is what makes their speeds comparable. */
export async function mustAnswerTheSame(
  host: string,
  api: MeasuredProcess,
  ours: Work,
  floor: MeasuredProcess,
  theirs: Work,
): Promise<void> {
  const [answer, expected] = await Promise.all([answerOf(api.url, host, ours), answerOf(floor.url, host, theirs)]);
  if (!isDeepStrictEqual(answer, expected)) {
    throw new Error(`the floor answers something else than the API:\n${say(expected)}\n${say(answer)}`);
  }
}

async function answerOf(url: string, host: string, work: Work): Promise<unknown> {
  if (!('path' in work)) throw new Error('what is written is not compared');
  const headers = { host, 'content-type': 'application/json', accept: 'application/json', 'accept-language': 'it' };
  const answer = await request(url + work.path, { method: 'POST', headers, body: JSON.stringify('body' in work ? work.body : {}) });
  return answer.body.json();
}

function say(answer: unknown): string {
  return JSON.stringify(answer).slice(0, 400);
}
