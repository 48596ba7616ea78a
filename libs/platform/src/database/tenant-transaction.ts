import type { PersonId, TenantId } from '@casa/contracts';
import { isId } from '@casa/kernel';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Kysely, PostgresDialect } from 'kysely';
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
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

/** Writes with named statements inside one transaction of a tenant. */
export interface Writer {
  /** Nobody waits for the answer: it comes with the next, that of the commit at the latest. When the statement fails, nothing is kept. */
  send(statement: Statement, values: readonly unknown[]): void;
}

/** A transaction of a tenant as a use case has it. */
export interface Transaction extends Reader, Writer {
  /** Its entities; flushed before the commit. */
  readonly em: EntityManager;
}

/** A connection in a transaction that has entered a tenant. */
export class TenantTransaction implements Transaction {
  private entities: EntityManager | undefined;
  /** What nobody has waited for yet: the entering, and what was sent. */
  private readonly unanswered: Promise<unknown>[] = [];

  private constructor(
    private readonly client: PoolClient,
    private readonly orm: MikroORM,
  ) {}

  /** Does not wait for the database: beginning and entering travel with the first statement. */
  static async begin(pool: Pool, orm: MikroORM, context: TenantContext, mode: 'read write' | 'read only'): Promise<TenantTransaction> {
    const enter = `select app_enter(${literal(context.tenantId)}, ${literal(context.personId)})`;
    const transaction = new TenantTransaction(await pool.connect(), orm);
    transaction.answerLater(transaction.query(`begin ${mode}; ${enter}`));
    return transaction;
  }

  /** Made when first asked for: many a use case is done with a few statements. MikroORM takes a Kysely for a transaction. */
  get em(): EntityManager {
    if (!this.entities) {
      this.entities = this.orm.em.fork();
      this.entities.setTransactionContext(kyselyOn(this.client));
    }
    return this.entities;
  }

  async rows<Row>({ name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
    const result = await this.query({ name, text, values: [...values] });
    return result.rows as Row[];
  }

  send(statement: Statement, values: readonly unknown[]): void {
    this.answerLater(this.rows(statement, values));
  }

  /** Writes down what became of the entities. */
  async flush(): Promise<void> {
    await this.entities?.flush();
  }

  /** Does what the transaction is for; when that fails, the transaction is undone and over. */
  async attempt<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work();
    } catch (error) {
      await this.end('rollback').catch(() => undefined);
      // What nobody waited for, and failed, is the reason of all that failed after.
      await Promise.all(this.unanswered);
      throw error;
    }
  }

  async commit(): Promise<void> {
    const ended = this.end('commit');
    await Promise.all([...this.unanswered, ended]);
  }

  /** Gives the connection back; one that cannot even end its transaction is of no use to anybody. */
  private async end(how: 'commit' | 'rollback'): Promise<void> {
    const { command } = await this.query(how).catch((error: unknown) => {
      this.client.release(true);
      throw error;
    });
    this.client.release();
    // PostgreSQL answers a commit after a failed statement by rolling back, and does not call that an error.
    if (command.toLowerCase() !== how) throw new Error('a statement of this transaction failed, so nothing of it was kept');
  }

  /** What is written to the database in this turn of the event loop goes out in one packet: half of what a read costs is sending. */
  private query(query: string | QueryConfig): Promise<QueryResult> {
    const { stream } = this.client.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return this.client.query(query);
  }

  private answerLater(answer: Promise<unknown>): void {
    this.unanswered.push(answer);
    // Whoever ends the transaction hears of the failure; that nobody waits yet is no fault of the process.
    answer.catch(() => undefined);
  }
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
