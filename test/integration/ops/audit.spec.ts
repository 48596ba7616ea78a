import { aTenant, type TestDatabase, testDatabase, type TestTenant } from '@casa/testing';
import { newId } from '@casa/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { casa } from './casa.js';

let database: TestDatabase;
let town: TestTenant;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.drop());

beforeEach(async () => {
  town = await aTenant(database);
  await record(town, 5);
});

/** As the application does it: `count` entries more, in one statement. */
async function record({ id }: TestTenant, count: number): Promise<void> {
  const content = { at: '2026-11-22T09:30:00.123Z', action: 'read', subject: 'Appuntaménto', actor: newId(), person: newId() };
  await database.inTenant(id, (client) =>
    client.query('select audit_append($1, $2) from generate_series(1, $3::int)', [id, JSON.stringify(content), count]),
  );
}

/** What nobody can do but a superuser. */
function tamper(sql: string): Promise<unknown> {
  return database.asSuperuser(sql, [town.id]);
}

const SWAP = `
  update audit_entry a set at = b.at, actor_id = b.actor_id, person_id = b.person_id, content = b.content, hash = b.hash
  from audit_entry b
  where a.tenant_id = $1 and b.tenant_id = $1 and (a.sequence, b.sequence) in ((2, 4), (4, 2))`;

describe('casa audit verify', () => {
  it('finds nothing wrong where nobody has touched anything, and says the last hash', async () => {
    const quiet = await aTenant(database);
    const [head] = await database.asSuperuser(`select encode(hash, 'hex') as hash from audit_head where tenant_id = $1`, [town.id]);
    const { code, output } = await casa(database, ['audit', 'verify', town.slug, quiet.slug]);
    expect(code).toBe(0);
    expect(output).toBe(`${town.slug}: 5 entries, unbroken up to ${String(head!['hash'])}\n${quiet.slug}: no entries\n`);
  });

  it('reads long ones in parts, and is not troubled by entries that come meanwhile', async () => {
    await record(town, 4200);
    const [verified] = await Promise.all([
      casa(database, ['audit', 'verify', town.slug]),
      ...Array.from({ length: 20 }, () => record(town, 1)),
    ]);
    expect(verified.code).toBe(0);
    expect(verified.output).toMatch(/: 42[0-2]\d entries, unbroken/);
  });

  it.each([
    [
      'its content',
      `update audit_entry set content = replace(content, 'read', 'none') where tenant_id = $1 and sequence = 3`,
      'entry 3 was changed',
    ],
    ['its hash', `update audit_entry set hash = sha256('') where tenant_id = $1 and sequence = 3`, 'entry 3 was changed'],
    ['its person', `update audit_entry set person_id = null where tenant_id = $1 and sequence = 3`, 'its column person_id'],
    ['its actor', `update audit_entry set actor_id = person_id where tenant_id = $1 and sequence = 3`, 'its column actor_id'],
    ['its time', `update audit_entry set at = at + interval '1 microsecond' where tenant_id = $1 and sequence = 3`, 'its column at'],
    ['the first, removed', `delete from audit_entry where tenant_id = $1 and sequence = 1`, 'entry 1 was removed'],
    ['one in the middle, removed', `delete from audit_entry where tenant_id = $1 and sequence = 3`, 'entry 3 was removed'],
    [
      'the last two, removed',
      `delete from audit_entry where tenant_id = $1 and sequence > 3`,
      'entry 4 was removed, with all after it up to 5',
    ],
    ['all, removed', `delete from audit_entry where tenant_id = $1`, 'entry 1 was removed'],
    ['two, in each other’s place', SWAP, 'entry 2 was changed, or is not the one that stood there'],
    ['later ones, moved up', `update audit_entry set sequence = sequence + 1 where tenant_id = $1 and sequence = 5`, 'entry 5 was removed'],
    [
      'one more, without the head',
      `insert into audit_entry select tenant_id, 6, at, actor_id, person_id, content, sha256(hash || convert_to('6:' || content, 'UTF8'))
       from audit_entry where tenant_id = $1 and sequence = 5`,
      'entry 6 was added after the head',
    ],
    ['the head, set back', `update audit_head set sequence = 4 where tenant_id = $1`, 'entry 5 was added after the head'],
    ['the head, with another hash', `update audit_head set hash = sha256('') where tenant_id = $1`, 'the head of the chain was changed'],
    ['the head, removed', `delete from audit_head where tenant_id = $1`, 'the head of the chain was removed'],
  ])('names what was tampered with: %s', async (_case, sql, problem) => {
    await tamper(sql);
    const { code, output } = await casa(database, ['audit', 'verify', town.slug]);
    expect(code).toBe(1);
    expect(output).toContain('The audit does not hold.');
    expect(output).toContain(`${town.slug}: ${problem.startsWith('its column') ? `entry 3 was changed: ${problem}` : problem}`);
  });

  it('looks at all of them, also after the first that is broken', async () => {
    const other = await aTenant(database);
    await record(other, 2);
    await tamper(`delete from audit_entry where tenant_id = $1 and sequence = 2`);
    const { code, output } = await casa(database, ['audit', 'verify', '--all']);
    expect(code).toBe(1);
    expect(output).toContain(`${town.slug}: entry 2 was removed`);
    expect(output).toContain(`${other.slug}: 2 entries, unbroken`);
  });

  it('has nothing to fear from the application itself: its role can neither change nor remove', async () => {
    for (const sql of [`update audit_entry set content = ''`, 'delete from audit_entry', 'delete from audit_head']) {
      await expect(database.inTenant(town.id, (client) => client.query(sql))).rejects.toMatchObject({ code: '42501' });
    }
  });
});
