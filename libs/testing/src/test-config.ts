const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

/** An environment for `readConfig` in which everything is set that must be, with keys that are nobody's secret. */
export function testConfig(overrides: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    CASA_ENV: 'test',
    CASA_LOG_LEVEL: 'silent',
    CASA_RATE_LIMIT: 'off',
    CASA_DATABASE_URL: 'postgres://casa_app@127.0.0.1:1/none',
    CASA_DATA_KEYS: `test:${key(1)}`,
    CASA_LINK_KEY: key(2),
    CASA_PUBLIC_ORIGIN_TEMPLATE: 'http://{slug}.localhost:3000',
    ...overrides,
  };
}
