import { Controller, Get, Inject } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, type HealthCheckResult, type HealthIndicatorResult } from '@nestjs/terminus';

/** Something the process cannot do its work without. */
export interface ReadinessProbe {
  readonly name: string;
  /** Fails, for whatever reason, when it is not there. */
  check(): Promise<unknown>;
}

export const READINESS_PROBES = Symbol('ReadinessProbes');

const PROBE_TIMEOUT = 2_000;

/** For whoever starts, watches and balances the processes. Says which probe failed, never why: that is in no one's interest outside. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    @Inject(READINESS_PROBES) private readonly probes: readonly ReadinessProbe[],
  ) {}

  /** The process answers: nothing else is asked, or a database that is away would have every process restarted. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can do its work: 503 when a probe fails, and as soon as the process has been asked to end. */
  @Get('ready')
  ready(): Promise<HealthCheckResult> {
    return this.health.check(this.probes.map((probe) => () => this.indicate(probe)));
  }

  private async indicate(probe: ReadinessProbe): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check(probe.name);
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error('late')), PROBE_TIMEOUT);
    try {
      await Promise.race([probe.check(), late.promise]);
      return indicator.up();
    } catch {
      return indicator.down();
    } finally {
      clearTimeout(timer);
    }
  }
}
