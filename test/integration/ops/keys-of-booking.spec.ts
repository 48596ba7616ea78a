import { randomBytes } from 'node:crypto';
import { DataKeys } from '@casa/platform/crypto';
import { testConfig, testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ratingRows } from '../../isolation/rating-rows.js';
import { waitingListRows } from '../../isolation/waiting-list-rows.js';
import { aMunicipality } from '../../support/a-municipality.js';
import { aRoom } from '../../support/a-room.js';
import { aSession } from '../../support/sessions.js';
import { casa } from './casa.js';
import { forgottenColumns, type SealedColumn, sealedColumns } from './sealed-columns.js';

const { CASA_DATA_KEYS: oldRing = '', CASA_LINK_KEY: linkKey = '' } = testConfig();
const fresh = `fresh:${randomBytes(32).toString('base64')}`;
const settings = { CASA_DATA_KEYS: `${fresh},${oldRing}` };
const old = new DataKeys(oldRing, linkKey);
const onlyFresh = new DataKeys(fresh, linkKey);

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  for (const slug of ['altamura', 'bari']) await aRowOfEach(slug);
});

afterAll(() => database.drop());

/** A municipality with a row in each table of booking that holds something sealed, as the application seals it. */
async function aRowOfEach(slug: string): Promise<void> {
  const municipality = await aMunicipality(database, slug);
  const { personId } = await aSession(database, municipality.tenant, { roles: ['OPERATOR'], keys: old });
  const { appointmentId } = await aRoom(database, municipality, { operatorId: personId });
  await database.asSuperuser('update appointment set note_sealed = $2 where id = $1', [
    appointmentId,
    old.seal(`Annotato a ${slug}.`, `appointment.note_sealed ${appointmentId}`),
  ]);
  await ratingRows(database, municipality);
  await waitingListRows(database, municipality, old);
}

interface SealedText {
  readonly id: string;
  readonly text: string;
}

/** The texts of a column, each with what it is bound to besides its column. */
async function textsOf({ table, column }: SealedColumn): Promise<SealedText[]> {
  const bound = table === 'room_signal' ? `appointment_id || ' ' || sequence` : 'id';
  const rows = await database.asSuperuser(`select ${bound} as id, ${column} as text from ${table} where ${column} is not null order by 1`);
  return rows.map(({ id, text }) => ({ id: String(id), text: String(text) }));
}

async function replace({ table, column }: SealedColumn, text: string, by: string): Promise<void> {
  await database.asSuperuser(`update ${table} set ${column} = $2 where ${column} = $1`, [text, by]);
}

/** What all of them say to who has these keys. */
async function opened(keys: DataKeys): Promise<Record<string, Record<string, string>>> {
  const columns: Record<string, Record<string, string>> = {};
  for (const sealed of await sealedColumns(database, 'booking')) {
    const place = `${sealed.table}.${sealed.column}`;
    const texts = await textsOf(sealed);
    columns[place] = Object.fromEntries(texts.map(({ id, text }) => [id, keys.open(text, `${place} ${id}`)]));
  }
  return columns;
}

describe('casa keys rotate', () => {
  it('seals with the first key what booking keeps in every municipality, and each text is still that of its row', async () => {
    const before = await opened(old);
    const { code, output } = await casa(database, ['keys', 'rotate'], settings);
    expect(code).toBe(0);
    for (const done of [
      ...['appointments: 2', 'comments on visits: 10', 'keys of documents: 2', 'people on waiting lists: 2'],
      ...['guests of rooms: 2', 'messages of rooms: 2', 'documents of rooms: 2', 'signals of rooms: 2'],
    ]) {
      expect(output).toContain(`${done} sealed anew`);
    }
    expect(output).toContain('the others may leave CASA_DATA_KEYS');
    expect((await casa(database, ['keys', 'rotate'], settings)).output).not.toContain('sealed anew\n');
    expect(await opened(onlyFresh)).toEqual(before);
  });

  it('says of every column when a text cannot be opened or is that of another row, and keeps it as it was', async () => {
    const lost = new DataKeys(`lost:${randomBytes(32).toString('base64')}`, linkKey);
    for (const sealed of await sealedColumns(database, 'booking')) {
      const place = `${sealed.table}.${sealed.column}`;
      const [row] = await textsOf(sealed);
      const { id, text } = row!;
      for (const [unreadable, why] of [
        [lost.seal('Nobody knows.', `${place} ${id}`), 'no data key named lost'],
        [old.seal('Of somebody else.', `${place} of another row`), 'unable to authenticate data'],
      ] as const) {
        await replace(sealed, text, unreadable);
        const { code, output } = await casa(database, ['keys', 'rotate'], settings);
        expect({ place, code }).toEqual({ place, code: 1 });
        expect(output).toContain(why);
        expect(output).not.toContain('may leave');
        expect(await textsOf(sealed)).toContainEqual({ id, text: unreadable });
        await replace(sealed, unreadable, text);
      }
    }
  });

  it('forgets no column that is sealed', async () => {
    expect(await forgottenColumns(database, 'booking')).toEqual([]);
  });
});
