import { readFileSync } from 'node:fs';
import { DataKeys } from '@casa/platform/crypto';
import { type Role, ROLES } from '@casa/platform/authz';
import { testDatabase } from '@casa/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { aMunicipality } from '../support/a-municipality.js';
import { anyCall, schemaOf } from '../support/any-call.js';
import { rootOperations } from '../support/root-operations.js';
import { answerTo } from '../support/live.js';
import { type GraphqlAnswer, type GraphqlCall, runningApi } from '../support/running-api.js';
import { aSession } from '../support/sessions.js';

const database = await testDatabase();
const bari = await aMunicipality(database, 'bari');
const api = await runningApi(database);
const schema = await schemaOf(api, bari.host);
const operations = await rootOperations(api, bari.host);

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database.drop();
});

/** How each role calls. */
const callAs = async (...roles: readonly Exclude<Role, 'VISITOR' | 'CITIZEN'>[]) => {
  // A session for each call: some operations end it.
  const { headers } = await aSession(database, bari.tenant, { roles, keys: api.app.get(DataKeys) });
  return (call: GraphqlCall) => answerTo(api, bari.host, call, headers);
};
const CALL_AS: Readonly<Record<Role, (call: GraphqlCall) => Promise<Pick<GraphqlAnswer, 'data' | 'errors'>>>> = {
  VISITOR: (call) => answerTo(api, bari.host, call),
  CITIZEN: async (call) => (await callAs())(call),
  OPERATOR: async (call) => (await callAs('OPERATOR'))(call),
  OFFICE_MANAGER: async (call) => (await callAs('OFFICE_MANAGER'))(call),
  ADMINISTRATOR: async (call) => (await callAs('ADMINISTRATOR'))(call),
  ANALYST: async (call) => (await callAs('ANALYST'))(call),
  PLATFORM_ADMINISTRATOR: async (call) => (await callAs('PLATFORM_ADMINISTRATOR'))(call),
};

/** Answers that mean: you may not. */
const REFUSALS = ['FORBIDDEN', 'UNAUTHENTICATED'];

const [header = [], ...rows] = readFileSync(new URL('matrix.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !line.includes('---'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('the table of permissions', () => {
  it('has a row for every root operation of the running API, once each, and no other', () => {
    expect(rows.map(([operation]) => operation)).toEqual(operations);
  });

  it('has a column for every role, and no other', () => {
    expect(header).toEqual(['Operation', ...ROLES]);
    expect(Object.keys(CALL_AS)).toEqual([...ROLES]);
  });

  it('says yes or no everywhere', () => {
    for (const [operation, ...cells] of rows)
      expect({ operation, cells: cells.filter((cell) => cell !== 'yes' && cell !== 'no'), count: cells.length }).toEqual({
        operation,
        cells: [],
        count: ROLES.length,
      });
  });
});

const cells = rows.flatMap(([operation = '', ...row]) => row.map((expected, place) => ({ operation, role: ROLES[place]!, expected })));

it.each(cells)('$role, $operation: $expected', async ({ operation, role, expected }) => {
  const { errors, data } = await CALL_AS[role](anyCall(schema, operation));
  const codes = (errors ?? []).map(({ extensions }) => extensions.code);
  expect(codes.some((code) => REFUSALS.includes(code)) ? 'no' : 'yes').toBe(expected);
  // Refused or not, the call itself was one that is understood.
  expect(data).not.toBeUndefined();
});
