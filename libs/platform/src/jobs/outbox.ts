import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { newId } from '@casa/kernel';
import type { PgBoss } from 'pg-boss';
import { type Statement, statement } from '../database/statement.js';
import type { Writer } from '../database/tenant-transaction.js';
import type { JobData } from './job-handler.js';

export const SENDING_BOSS = Symbol('SendingBoss');

export interface PublishOptions {
  /** Not before: an instant, or so many seconds by the database's clock; at once when absent. */
  readonly startAfter?: Date | number;
}

/**
 * So long a job is put back whose time has come by the database's clock and not by the process's: an instant of the process would have passed for
 * the database, and the job come back at once until the clocks agree.
 */
export const LATER_SECONDS = 60;

/** What happened, written down in the transaction in which it happens: either both are there afterwards or neither. */
@Injectable()
export class Outbox implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Outbox.name);
  private readonly statements = new Map<string, Statement>();
  private starting: Promise<unknown> | undefined;

  constructor(@Inject(SENDING_BOSS) private readonly boss: PgBoss) {}

  /** Reads the queues ahead of the first job; a database that is not there yet does not keep the process from starting. */
  onApplicationBootstrap(): void {
    this.ready().catch((error: unknown) => {
      this.logger.warn(`the outbox is not ready: ${error instanceof Error ? error.message : 'no database'}`);
    });
  }

  /** One statement on the transaction's own connection, sent when this resolves and answered by the commit. */
  async publish<Event extends JobData<Event>>(
    transaction: Writer,
    queue: string,
    event: Event,
    options: PublishOptions = {},
  ): Promise<void> {
    await this.ready();
    const id = newId();
    const executeSql = (text: string, values: unknown[] = []) => {
      transaction.send(this.prepared(text), values);
      return Promise.resolve({ rows: [{ id }] });
    };
    await this.boss.send(queue, event, { ...options, id, db: { executeSql } });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.starting?.catch(() => undefined);
    await this.boss.stop({ graceful: false });
  }

  /** pg-boss writes one text a queue, and a long one. A queue that takes no job divides by zero: what happened is not kept without it. */
  private prepared(text: string): Statement {
    const known =
      this.statements.get(text) ?? statement(`outbox.${this.statements.size}`, `with job as (${text}) select 1 / count(*) from job`);
    this.statements.set(text, known);
    return known;
  }

  private ready(): Promise<unknown> {
    this.starting ??= this.boss.start().catch((error: unknown) => {
      this.starting = undefined;
      throw error;
    });
    return this.starting;
  }
}
