import type { DataKeys } from '@casa/platform/crypto';
import { aDesk, type TestDatabase, type TestDesk } from '@casa/testing';
import type { Municipality } from '../support/a-municipality.js';
import type { RunningApi } from '../support/running-api.js';
import { aSession, type TestSession } from '../support/sessions.js';

/** What a stranger could have got hold of in the other municipality’s agendas. */
export interface AgendaLoot {
  /** Who works at every office of the caller’s municipality, and who works at the other’s. */
  readonly operator: TestSession;
  readonly theirOperator: TestSession;
  /** A desk of the other’s where nobody sits, a block of it, and a calendar of it. */
  readonly desk: Pick<TestDesk, 'id'>;
  readonly blockId: string;
  readonly feedId: string;
}

const NOBODY = { headers: {}, personId: '', sessionId: '', membershipIds: [] };
export const NO_AGENDA_LOOT: AgendaLoot = {
  ...{ operator: NOBODY, theirOperator: NOBODY, desk: { id: '' as TestDesk['id'] }, blockId: '', feedId: '' },
};

/** A fresh desk of the other’s, with a block and a calendar made by somebody who works there. */
export async function agendaLoot(
  database: TestDatabase,
  api: RunningApi,
  keys: DataKeys,
  a: Municipality,
  b: Municipality,
): Promise<AgendaLoot> {
  const desk = await aDesk(database, b.office, []);
  const theirOperator = await aSession(database, b.tenant, { keys, roles: ['OPERATOR'] });
  const ask = async (query: string, input: object) => {
    const { data, body } = await api.ask(b.host, { query, variables: { input } }, theirOperator.headers);
    const made = Object.values(Object.values(data ?? {})[0] as Record<string, { id: string }>)[0];
    if (!made) throw new Error(`not made: ${body}`);
    return made.id;
  };
  return {
    operator: await aSession(database, a.tenant, { keys, roles: ['OPERATOR'] }),
    theirOperator,
    desk,
    blockId: await ask(`mutation ($input: BlockTimeInput!) { blockTime(input: $input) { ... on TimeBlocked { block { id } } } }`, {
      ...{ deskId: desk.id, startsAt: '2035-01-01T09:00:00+01:00', endsAt: '2035-01-01T10:00:00+01:00', reason: 'Riunione' },
    }),
    feedId: await ask(
      `mutation ($input: MakeCalendarFeedInput!) { makeCalendarFeed(input: $input) { ... on CalendarFeedMade { feed { id } } } }`,
      { officeId: b.office.id, deskId: desk.id },
    ),
  };
}
