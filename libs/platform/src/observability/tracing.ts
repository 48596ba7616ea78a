/** Sends what has been gathered and ends the tracing. */
export type StopTracing = () => Promise<void>;

/**
 * Turns on OpenTelemetry when OTEL_EXPORTER_OTLP_ENDPOINT says where traces go; without it, nothing of it is even loaded. To be awaited
 * before anything else is imported: only what is loaded afterwards is traced.
 */
export async function startTracing(serviceName: string, environment: NodeJS.ProcessEnv = process.env): Promise<StopTracing> {
  if (!environment['OTEL_EXPORTER_OTLP_ENDPOINT']) return () => Promise.resolve();
  const { register } = await import('import-in-the-middle/register-hooks.mjs');
  register({ include: ['pg', 'http', 'node:http'] });
  const [{ NodeSDK }, { BatchSpanProcessor }, { OTLPTraceExporter }, { HttpInstrumentation }, { PgInstrumentation }, { SpanFilter }] =
    await Promise.all([
      import('@opentelemetry/sdk-node'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/instrumentation-http'),
      import('@opentelemetry/instrumentation-pg'),
      import('./span-filter.js'),
    ]);
  const sdk = new NodeSDK({
    serviceName,
    spanProcessors: [new SpanFilter(), new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
    // Traces only: metrics are read from /metrics, logs are written to standard output.
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [
      new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url }) => url?.startsWith('/health/') ?? false }),
      new PgInstrumentation({ requireParentSpan: true }),
    ],
  });
  sdk.start();
  return () => sdk.shutdown();
}
