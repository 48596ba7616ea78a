import { type DynamicModule, type InjectionToken, Module, type ModuleMetadata } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController, READINESS_PROBES, type ReadinessProbe } from './health.controller.js';
import { INTERNAL_HOSTS } from './internal-address.js';
import { LoggingModule } from './logging.module.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { RequestLog } from './request-log.js';
import { ShutdownState } from './shutdown-state.js';
import type { StopTracing } from './tracing.js';
import { STOP_TRACING, TracingEnd } from './tracing-end.js';

export interface ObservabilityOptions<Dependencies extends unknown[]> {
  readonly imports?: ModuleMetadata['imports'];
  /** What the probes need. */
  readonly inject: { readonly [Index in keyof Dependencies]: InjectionToken<Dependencies[Index]> };
  /** What the process cannot do its work without. */
  readonly probes: (...dependencies: Dependencies) => readonly ReadinessProbe[];
  /** Names beside IP addresses under which /metrics is answered. */
  readonly internalHosts?: readonly string[];
  /** How long a process that is asked to end goes on taking requests, for the balancer to notice that it is no longer ready. */
  readonly drainMilliseconds?: number;
  /** What startTracing returned. */
  readonly stopTracing?: StopTracing;
}

/** Logs, health, metrics and an orderly end, the same in every process that serves HTTP. */
@Module({})
export class ObservabilityModule {
  static forRoot<Dependencies extends unknown[]>(options: ObservabilityOptions<Dependencies>): DynamicModule {
    return {
      module: ObservabilityModule,
      global: true,
      imports: [
        ...(options.imports ?? []),
        LoggingModule,
        TerminusModule.forRoot({ logger: false, gracefulShutdownTimeoutMs: options.drainMilliseconds ?? 0 }),
      ],
      controllers: [HealthController, MetricsController],
      providers: [
        Metrics,
        RequestLog,
        ShutdownState,
        TracingEnd,
        { provide: STOP_TRACING, useValue: options.stopTracing ?? (() => Promise.resolve()) },
        { provide: INTERNAL_HOSTS, useValue: options.internalHosts ?? [] },
        { provide: READINESS_PROBES, inject: [...options.inject], useFactory: options.probes },
      ],
      exports: [LoggingModule, Metrics, ShutdownState],
    };
  }
}
