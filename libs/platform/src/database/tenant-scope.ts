import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { POOL } from './pool.js';
import type { Statement } from './statement.js';
import { type Reader, type TenantContext, TenantTransaction, type Transaction } from './tenant-transaction.js';

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

  /** One transaction that may write. It commits when `work` resolves and rolls back when it throws; an Abandon rolls back and answers. */
  async run<Outcome>(context: TenantContext, work: (transaction: Transaction) => Promise<Outcome>): Promise<Outcome> {
    const transaction = await TenantTransaction.begin(this.pool, this.orm, context, 'read write');
    try {
      const outcome = await transaction.attempt(async () => {
        const result = await work(transaction);
        await transaction.flush();
        return result;
      });
      await transaction.commit();
      return outcome;
    } catch (error) {
      if (error instanceof Abandon) return error.outcome as Outcome;
      throw error;
    }
  }

  /** One read-only transaction for projections; nobody waits for its end. */
  async read<Outcome>(context: TenantContext, work: (reader: Reader) => Promise<Outcome>): Promise<Outcome> {
    const transaction = await TenantTransaction.begin(this.pool, this.orm, context, 'read only');
    const outcome = await transaction.attempt(() => work(transaction));
    transaction.commit().catch(() => undefined);
    return outcome;
  }

  /** A statement outside every tenant: only SECURITY DEFINER functions of the public directory answer it. */
  async directory<Row>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query({ name: statement.name, text: statement.text, values: [...values] });
    return result.rows as Row[];
  }
}
