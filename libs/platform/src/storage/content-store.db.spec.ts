import { randomBytes } from 'node:crypto';
import type { ContentId } from '@casa/contracts';
import { newId, systemClock } from '@casa/kernel';
import { aTenant, testConfig, testDatabase, testScope } from '@casa/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { DataKeys } from '../crypto/data-keys.js';
import { ResealTable } from '../crypto/reseal-table.js';
import { ContentStore } from './content-store.js';
import { SEALED_CONTENT } from './sealed-content.js';

const MEGABYTE = 1024 * 1024;
const database = await testDatabase();
const { scope, close } = await testScope(database, []);
const tenant = await aTenant(database);
const other = await aTenant(database);
const { CASA_DATA_KEYS: ring = '', CASA_LINK_KEY: linkKey = '' } = testConfig();
const keys = new DataKeys(ring, linkKey);
const store = new ContentStore(scope, keys, systemClock);

afterAll(async () => {
  await close();
  await database.drop();
});

async function* inParts(content: Buffer, size = 10_000): AsyncGenerator<Buffer> {
  for (let begin = 0; begin < content.length; begin += size) yield content.subarray(begin, begin + size);
}

async function stored(content: Buffer): Promise<ContentId> {
  const id = newId<'Content'>();
  await store.write(tenant.id, id, inParts(content), 8 * MEGABYTE);
  return id;
}

async function collected<Part>(parts: AsyncIterable<Part>): Promise<Part[]> {
  const all: Part[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

async function readAll(id: ContentId, from = store): Promise<Buffer> {
  return Buffer.concat(await collected(from.read(tenant.id, id)));
}

const left = async () => (await database.asSuperuser('select count(*)::int as count from stored_piece'))[0]?.['count'];

describe('a content', () => {
  it.each([0, 1, 256 * 1024, 256 * 1024 + 1, 3 * MEGABYTE])('of %i bytes is read as it was written', async (length) => {
    const content = randomBytes(length);
    expect((await readAll(await stored(content))).equals(content)).toBe(true);
  });

  it('is nobody else’s', async () => {
    const id = await stored(Buffer.from('of one municipality'));
    await expect(collected(store.read(other.id, id))).rejects.toThrow('no such content');
  });

  it('that is too long leaves nothing behind, and is not read to its end', async () => {
    const before = await left();
    let read = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) {
        read += MEGABYTE;
        yield Buffer.alloc(MEGABYTE);
      }
    }
    expect(await store.write(tenant.id, newId<'Content'>(), endless(), 2 * MEGABYTE)).toEqual({ ok: false, refusal: 'TOO_LARGE' });
    expect(read).toBeLessThanOrEqual(4 * MEGABYTE);
    expect(await left()).toBe(before);
  });

  it('that breaks off leaves nothing behind', async () => {
    const before = await left();
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.alloc(MEGABYTE);
      throw new Error('the line broke');
    }
    await expect(store.write(tenant.id, newId<'Content'>(), broken(), 8 * MEGABYTE)).rejects.toThrow('the line broke');
    expect(await left()).toBe(before);
  });

  it('whose last piece was taken away, or whose pieces changed places, is not read as if it were whole', async () => {
    const [short, mixed] = [await stored(randomBytes(MEGABYTE)), await stored(randomBytes(MEGABYTE))];
    await database.asSuperuser('update stored_content set pieces = pieces - 1 where id = $1', [short]);
    await expect(readAll(short)).rejects.toThrow();
    await database.asSuperuser(
      `update stored_piece p set sealed = o.sealed from stored_piece o
       where p.content_id = $1 and o.content_id = $1 and p.position + o.position = 1`,
      [mixed],
    );
    await expect(readAll(mixed)).rejects.toThrow();
  });
});

it('the key of a content is sealed anew when keys rotate, and the content stays as it is', async () => {
  const content = randomBytes(MEGABYTE);
  const id = await stored(content);
  const before = await database.asSuperuser('select sealed from stored_piece where content_id = $1 order by position', [id]);
  const fresh = `later:${Buffer.alloc(32, 7).toString('base64')}`;
  const reseal = new ResealTable(scope, new DataKeys(`${fresh},${ring}`, linkKey), SEALED_CONTENT);
  expect(await reseal.countOutdated(tenant.id)).toBeGreaterThan(0);
  while ((await reseal.resealBatch(tenant.id)) > 0);
  expect(await reseal.countOutdated(tenant.id)).toBe(0);
  const later = new ContentStore(scope, new DataKeys(fresh, linkKey), systemClock);
  expect((await readAll(id, later)).equals(content)).toBe(true);
  expect(await database.asSuperuser('select sealed from stored_piece where content_id = $1 order by position', [id])).toEqual(before);
});
