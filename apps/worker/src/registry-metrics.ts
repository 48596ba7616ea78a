import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RefreshRegistry } from '@casa/identity';
import { Metrics } from '@casa/platform/observability';

/** What an operator watches: a registry that has not been read for days knows nothing of keys that were changed since. */
@Injectable()
export class RegistryMetrics implements OnModuleInit {
  constructor(
    private readonly registry: RefreshRegistry,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge(
      'identity_providers_read_timestamp_seconds',
      'When the identity providers of a federation were last read from where they are published; without a value: never.',
      'federation',
      async () => new Map((await this.registry.known()).map(({ federation, fetchedAt }) => [federation, fetchedAt.getTime() / 1000])),
    );
  }
}
