import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The objectives the platform is run by lie between 10 ms (a cached page) and 1 s (a booking under load). */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** How a GraphQL operation ended: answered; refused for what was asked; or failed by our fault. */
export type OperationOutcome = 'answered' | 'refused' | 'failed';

/** The process's measurements, in a registry of its own so that two applications in one process (tests) do not mix. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly operations: Histogram<'operation' | 'outcome'>;

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer an HTTP request, by the pattern of its route.',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    });
    this.operations = new Histogram({
      name: 'graphql_operation_duration_seconds',
      help: 'Time to answer a GraphQL operation.',
      labelNames: ['operation', 'outcome'],
      buckets: SECONDS,
      registers,
    });
  }

  requestAnswered(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  operationEnded(operation: string, outcome: OperationOutcome, seconds: number): void {
    this.operations.observe({ operation, outcome }, seconds);
  }

  /** A value that is read when it is asked for, such as how many jobs wait in the outbox: one sample per label. */
  gauge(name: string, help: string, label: string, read: () => Promise<ReadonlyMap<string, number>>): void {
    const gauge = new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      collect: async () => {
        gauge.reset();
        for (const [value, count] of await read()) gauge.set({ [label]: value }, count);
      },
    });
  }
}
