import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/config.js';

const RECONNECT_MS = 1000;

/**
 * What other processes committed, by LISTEN: used to drop caches. A notification may be lost while the connection is down, so after a
 * reconnection every listener is told to drop all it has.
 */
@Injectable()
export class DatabaseNotifications implements OnApplicationShutdown {
  private readonly logger = new Logger(DatabaseNotifications.name);
  private readonly listeners = new Map<string, ((payload: string | undefined) => void)[]>();
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(@Inject(Config) private readonly config: Config) {}

  /** @param listener gets the payload, or undefined when anything may have changed. */
  async listen(channel: string, listener: (payload: string | undefined) => void): Promise<void> {
    const known = this.listeners.get(channel);
    if (known) known.push(listener);
    else this.listeners.set(channel, [listener]);
    if (!this.client) await this.connect();
    else if (!known) await this.client.query(`listen ${pg.escapeIdentifier(channel)}`);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    clearTimeout(this.retry);
    const client = new pg.Client({ connectionString: this.config.CASA_DATABASE_URL, keepAlive: true });
    this.client = client;
    client.on('notification', ({ channel, payload }) => this.listeners.get(channel)?.forEach((listener) => listener(payload)));
    client.once('end', () => this.reconnect(client));
    client.on('error', () => this.reconnect(client));
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      this.listeners.forEach((listeners) => listeners.forEach((listener) => listener(undefined)));
    } catch (error) {
      this.logger.warn(`notifications: ${error instanceof Error ? error.message : 'no connection'}`);
      this.reconnect(client);
    }
  }

  private reconnect(lost: pg.Client): void {
    if (this.stopped || this.client !== lost) return;
    this.client = undefined;
    lost.end().catch(() => undefined);
    this.retry = setTimeout(() => void this.connect(), RECONNECT_MS);
  }
}
