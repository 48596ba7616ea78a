import { expect } from 'vitest';

/** What would tell a stranger how we are built: stacks, files, the database's words, packages. */
const INSIDE = [
  /\n\s+at /,
  /\/(?:work|home|root|usr|tmp|app)\//,
  /node_modules|\.ts:\d|\.js:\d/,
  /\b(?:SELECT|INSERT INTO|relation|violates|constraint|syntax error at or near|invalid byte sequence|SQLSTATE)\b/i,
  /\b(?:TypeError|RangeError|ReferenceError|QueryFailed|DriverException|MikroORM|Kysely|Fastify|FST_ERR)\b/,
  /postgres|casa_app/i,
  /\bECONN/,
  /stacktrace/i,
];

/** Whatever was asked: no defect, and nothing that tells of the inside. */
export function expectNothingOfTheInside({ status, body }: { readonly status: number; readonly body: string }): void {
  expect(status).toBeLessThan(500);
  expect(body).not.toContain('INTERNAL_SERVER_ERROR');
  for (const trace of INSIDE) expect(body).not.toMatch(trace);
}
