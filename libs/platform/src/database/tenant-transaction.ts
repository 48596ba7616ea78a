import type { PersonId, TenantId } from '@casa/contracts';
import { isId } from '@casa/kernel';
import { Kysely, PostgresDialect } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Statement } from './statement.js';

/** Whose rows a transaction sees: a tenant's, and of the rows guarded by person, that person's. */
export interface TenantContext {
  readonly tenantId: TenantId;
  readonly personId?: PersonId;
}

/** Runs named statements inside one transaction of a tenant. */
export interface Reader {
  /** Several at once travel together and are worked off in order. */
  rows<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
}

/** A connection in a transaction that has entered a tenant. */
export class TenantTransaction implements Reader {
  private constructor(
    private readonly client: PoolClient,
    private readonly entered: Promise<unknown>,
  ) {
    // Whoever waits for it hears of the failure; that nobody waits yet is no fault of the process.
    entered.catch(() => undefined);
  }

  /** Does not wait for the database: beginning and entering travel with the first statement. */
  static async begin(pool: Pool, context: TenantContext, mode: 'read write' | 'read only'): Promise<TenantTransaction> {
    const enter = `select app_enter(${literal(context.tenantId)}, ${literal(context.personId)})`;
    const client = await pool.connect();
    packTogether(client);
    return new TenantTransaction(client, client.query(`begin ${mode}; ${enter}`));
  }

  /** The same connection for MikroORM, which takes a Kysely for a transaction. */
  get kysely(): Kysely<unknown> {
    return kyselyOn(this.client);
  }

  async rows<Row>({ name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
    packTogether(this.client);
    const result = await this.client.query({ name, text, values: [...values] });
    return result.rows as Row[];
  }

  /** Does what the transaction is for; when that fails, the transaction is undone and over. */
  async attempt<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    try {
      const outcome = await work();
      await this.entered;
      return outcome;
    } catch (error) {
      await this.end('rollback').catch(() => undefined);
      // A tenant that could not be entered is the reason of all that failed after.
      await this.entered;
      throw error;
    }
  }

  /** Gives the connection back; one that cannot even end its transaction is of no use to anybody. */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    const { command } = await this.client.query(how).catch((error: unknown) => {
      this.client.release(true);
      throw error;
    });
    this.client.release();
    // PostgreSQL answers a commit after a failed statement by rolling back, and does not call that an error.
    if (command.toLowerCase() !== how) throw new Error('a statement of this transaction failed, so nothing of it was kept');
  }
}

/** What is written to the database in this turn of the event loop goes out in one packet: half of what a read costs is sending. */
function packTogether({ connection: { stream } }: PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

const kyselys = new WeakMap<PoolClient, Kysely<unknown>>();

function kyselyOn(client: PoolClient): Kysely<unknown> {
  let kysely = kyselys.get(client);
  if (!kysely) {
    const borrowed = { query: client.query.bind(client), release: () => undefined };
    const pool = { connect: () => Promise.resolve(borrowed), end: () => Promise.resolve(), options: {} };
    kysely = new Kysely({ dialect: new PostgresDialect({ pool }) });
    kyselys.set(client, kysely);
  }
  return kysely;
}

function literal(id: string | undefined): string {
  if (id === undefined) return 'null';
  if (!isId(id)) throw new Error('a context is made of ids');
  return `'${id}'`;
}
