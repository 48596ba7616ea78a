import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PgBoss } from 'pg-boss';
import { type Statement, statement } from '../database/statement.js';
import { readerOf } from '../database/tenant-scope.js';
import type { JobData } from './job-handler.js';

export const SENDING_BOSS = Symbol('SendingBoss');

export interface PublishOptions {
  /** Not before; at once when absent. */
  readonly startAfter?: Date;
}

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

  /** One statement on the transaction's own connection. */
  async publish<Event extends JobData<Event>>(em: EntityManager, queue: string, event: Event, options: PublishOptions = {}): Promise<void> {
    const transaction = readerOf(em);
    await this.ready();
    const db = {
      executeSql: async (text: string, values: unknown[] = []) => ({ rows: await transaction.rows(this.prepared(text), values) }),
    };
    const id = await this.boss.send(queue, event, { ...options, db });
    if (id === null) throw new Error(`the queue ${queue} took no job`);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.starting?.catch(() => undefined);
    await this.boss.stop({ graceful: false });
  }

  /** pg-boss writes one text a queue, and a long one. */
  private prepared(text: string): Statement {
    const known = this.statements.get(text) ?? statement(`outbox.${this.statements.size}`, text);
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
