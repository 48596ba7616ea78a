import { readConfig } from '@casa/platform/config';
import { testConfig, testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DatabaseNotifications } from './notifications.js';

let database: TestDatabase;
let notifications: DatabaseNotifications;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => {
  notifications = new DatabaseNotifications(readConfig(testConfig({ CASA_DATABASE_URL: database.appUrl })));
});
afterEach(() => notifications.onApplicationShutdown());
afterAll(() => database.drop());

const tell = (channel: string, payload: string) => database.asSuperuser('select pg_notify($1, $2)', [channel, payload]);

describe('DatabaseNotifications', () => {
  it('tells every listener of a channel what was committed, and no other', async () => {
    const [one, two, other] = [vi.fn(), vi.fn(), vi.fn()];
    await notifications.listen('first', one);
    await notifications.listen('first', two);
    await notifications.listen('second', other);
    await tell('first', 'news');
    await vi.waitFor(() => expect(one).toHaveBeenCalledWith('news'));
    expect(two).toHaveBeenCalledWith('news');
    expect(other).not.toHaveBeenCalledWith('news');
  });

  it('says nothing of what was rolled back', async () => {
    const heard = vi.fn();
    await notifications.listen('first', heard);
    const undone = database.inTenant('01890000-0000-7000-8000-000000000000' as never, async (client) => {
      await client.query(`select pg_notify('first', 'undone')`);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await tell('first', 'done');
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('done'));
    expect(heard).not.toHaveBeenCalledWith('undone');
  });

  it('comes back when its connection was cut, and lets everybody drop what they have', async () => {
    const heard = vi.fn();
    await notifications.listen('first', heard);
    heard.mockClear();
    await database.asSuperuser(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'`,
    );
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(undefined), { timeout: 10_000 });
    await tell('first', 'after');
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('after'));
  });

  it('takes any name of a channel for a name', async () => {
    const heard = vi.fn();
    await notifications.listen(`odd"; drop table office; --`, heard);
    await tell(`odd"; drop table office; --`, 'fine');
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('fine'));
  });
});
