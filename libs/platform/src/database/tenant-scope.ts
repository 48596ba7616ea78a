import { Inject, Injectable } from '@nestjs/common';
import type { PersonId, TenantId } from '@casa/contracts';
import { isId } from '@casa/kernel';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { POOL } from './pool.js';
import type { Statement } from './statement.js';

/** Whose rows a transaction sees: a tenant's, and of the rows guarded by person, that person's. */
export interface TenantContext {
  readonly tenantId: TenantId;
  readonly personId?: PersonId;
}

/** Runs named statements inside one read-only transaction of a tenant. */
export interface Reader {
  rows<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
}

/** Thrown by a use case to undo its transaction and still answer with an expected outcome. */
export class Abandon<Outcome> extends Error {
  constructor(readonly outcome: Outcome) {
    super('transaction abandoned');
  }
}

/**
 * The only way to the database. Every transaction begins with `app_enter`, so that row level security knows the tenant; without it
 * the application's role sees nothing.
 */
@Injectable()
export class TenantScope {
  constructor(
    private readonly orm: MikroORM,
    @Inject(POOL) private readonly pool: Pool,
  ) {}

  /** One transaction with entities. It commits when `work` resolves and rolls back when it throws; an Abandon rolls back and answers. */
  async run<Outcome>(context: TenantContext, work: (em: EntityManager) => Promise<Outcome>): Promise<Outcome> {
    try {
      return await this.orm.em.fork().transactional(async (em) => {
        await em.execute('select app_enter(?, ?)', [context.tenantId, context.personId ?? null]);
        return work(em);
      });
    } catch (error) {
      if (error instanceof Abandon) return error.outcome as Outcome;
      throw error;
    }
  }

  /** One read-only transaction for projections: its beginning travels with the first statement, and nobody waits for its end. */
  async read<Outcome>(context: TenantContext, work: (reader: Reader) => Promise<Outcome>): Promise<Outcome> {
    const enter = `select app_enter(${literal(context.tenantId)}, ${literal(context.personId)})`;
    const client = await this.pool.connect();
    packTogether(client);
    const entered = client.query(`begin read only; ${enter}`);
    entered.catch(() => undefined);
    try {
      const outcome = await work({ rows: (statement, values) => rows(client, statement, values) });
      await entered;
      end(client, 'commit');
      return outcome;
    } catch (error) {
      end(client, 'rollback');
      // Where the tenant could not be entered, that is the reason of all that failed after it.
      await entered;
      throw error;
    }
  }

  /** A statement outside every tenant: only SECURITY DEFINER functions of the public directory answer it. */
  async directory<Row>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query({ name: statement.name, text: statement.text, values: [...values] });
    return result.rows as Row[];
  }
}

/** The statements of a projection inside the transaction of an EntityManager, for a use case that decides and then writes. */
export function readerOf(em: EntityManager): Reader {
  return {
    async rows<Row>({ text }: Statement, values: readonly unknown[]) {
      const { rows: found } = await em.getKysely().executeQuery<Row>(CompiledQuery.raw(text, [...values]));
      return found;
    },
  };
}

/** What is written to the database in this turn of the event loop goes out in one packet: half of what a read costs is sending. */
function packTogether({ connection: { stream } }: PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** A connection that cannot even end its transaction is of no use to anybody. */
function end(client: PoolClient, how: 'commit' | 'rollback'): void {
  client.query(how).then(
    () => client.release(),
    () => client.release(true),
  );
}

async function rows<Row>(client: PoolClient, { name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
  const result = await client.query({ name, text, values: [...values] });
  return result.rows as Row[];
}

function literal(id: string | undefined): string {
  if (id === undefined) return 'null';
  if (!isId(id)) throw new Error('a context is made of ids');
  return `'${id}'`;
}
