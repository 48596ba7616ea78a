/** Sends what has been gathered and ends the tracing. */
export type StopTracing = () => Promise<void>;

/**
 * Turns on OpenTelemetry when OTEL_EXPORTER_OTLP_ENDPOINT says where traces go; without it, nothing of it is even loaded. To be awaited
 * before anything else is imported: only what is loaded afterwards is traced.
 */
export async function startTracing(serviceName: string, environment: NodeJS.ProcessEnv = process.env): Promise<StopTracing> {
  if (!environment['OTEL_EXPORTER_OTLP_ENDPOINT']) return () => Promise.resolve();
  const { register } = await import('import-in-the-middle/register-hooks.mjs');
  register({ include: ['pg', 'http', 'node:http', 'https', 'node:https'] });
  const [{ NodeSDK }, { OTLPTraceExporter }, { HttpInstrumentation }, { PgInstrumentation }] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/instrumentation-http'),
    import('@opentelemetry/instrumentation-pg'),
  ]);
  const sdk = new NodeSDK({
    serviceName,
    traceExporter: new OTLPTraceExporter(),
    instrumentations: [
      // Addresses carry tokens and searches, statements carry no values (they are parameters): the former are left out.
      new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url }) => url?.startsWith('/health/') ?? false }),
      new PgInstrumentation({ requireParentSpan: true, enhancedDatabaseReporting: false }),
    ],
  });
  sdk.start();
  return () => sdk.shutdown();
}
