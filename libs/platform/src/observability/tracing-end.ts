import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { StopTracing } from './tracing.js';

export const STOP_TRACING = Symbol('StopTracing');

/** Sends the last traces before the process ends. */
@Injectable()
export class TracingEnd implements OnApplicationShutdown {
  constructor(@Inject(STOP_TRACING) private readonly stopTracing: StopTracing) {}

  onApplicationShutdown(): Promise<void> {
    return this.stopTracing();
  }
}
