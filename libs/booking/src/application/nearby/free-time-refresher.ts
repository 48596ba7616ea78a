import { setTimeout } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Clock, CLOCK } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { reportFailure } from '@casa/platform/jobs';
import { FREE_TIME_DUE, type FreeTimeDue } from '../../persistence/nearby/free-time-change.js';
import { RefreshFreeTime } from './refresh-free-time.js';

/** As often as the outbox is looked into. */
const POLL_MS = 500;
/** After a failure: what fails would fail again at once. */
const REST_MS = 5000;
const AT_ONCE = 50;

/** The worker's part of the search over all municipalities: computes anew what has changed, within about a second of the change. */
@Injectable()
export class FreeTimeRefresher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FreeTimeRefresher.name);
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly scope: TenantScope,
    private readonly refresh: RefreshFreeTime,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.working = this.work();
  }

  /** Finishes the office in hand. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  private async work(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const rest = await this.round();
      await setTimeout(rest, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns how long to rest, in milliseconds. */
  private async round(): Promise<number> {
    try {
      const due = await this.scope.directory<FreeTimeDue>(FREE_TIME_DUE, [this.clock.now(), AT_ONCE]);
      let failures = 0;
      for (const office of due) {
        if (this.stopping.signal.aborted) break;
        if (!(await this.done(office))) failures += 1;
      }
      if (failures > 0) return REST_MS;
      return due.length === AT_ONCE ? 0 : POLL_MS;
    } catch (error) {
      this.logger.warn({ msg: 'what free time changed is not known', ...reportFailure(error) });
      return REST_MS;
    }
  }

  /** One office that cannot be computed keeps no other from it. */
  private async done(office: FreeTimeDue): Promise<boolean> {
    try {
      await this.refresh.execute(office);
      return true;
    } catch (error) {
      this.logger.warn({ msg: 'the free time of an office is not computed, to be tried again', ...office, ...reportFailure(error) });
      return false;
    }
  }
}
