import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.js';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const SECRET = 'geheim-4711';
const GOOD = {
  CASA_DATABASE_URL: `postgres://casa_app:${SECRET}@127.0.0.1:5432/casa`,
  CASA_DATA_KEYS: `k1:${key(1)}`,
  CASA_LINK_KEY: key(2),
};

function problemOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('readConfig', () => {
  it('needs three things and has a default for everything else', () => {
    expect(readConfig(GOOD)).toMatchObject({
      CASA_ENV: 'development',
      CASA_API_PORT: 3001,
      CASA_WORKER_PORT: 3002,
      CASA_LISTEN: '127.0.0.1',
      CASA_RATE_LIMIT: true,
      CASA_TRUSTED_PROXIES: ['127.0.0.1', '::1'],
      CASA_LOG_LEVEL: 'info',
    });
  });

  it('reads numbers, lists and switches', () => {
    const config = readConfig({
      ...GOOD,
      CASA_API_PORT: '0',
      CASA_TRUSTED_PROXIES: '10.0.0.0/8,::1',
      CASA_RATE_LIMIT: 'off',
      CASA_DATABASE_POOL: '5',
    });
    expect(config).toMatchObject({
      CASA_API_PORT: 0,
      CASA_TRUSTED_PROXIES: ['10.0.0.0/8', '::1'],
      CASA_RATE_LIMIT: false,
      CASA_DATABASE_POOL: 5,
    });
  });

  it('knows in production where identity providers are published, and elsewhere asks nobody unless told whom', () => {
    const production = { ...GOOD, CASA_ENV: 'production' };
    expect(readConfig(GOOD)).toMatchObject({ CASA_SPID_REGISTRY_URL: 'off', CASA_CIE_METADATA_URL: 'off' });
    expect(readConfig(production)).toMatchObject({
      CASA_SPID_REGISTRY_URL: 'https://registry.spid.gov.it/entities-idp',
      CASA_CIE_METADATA_URL: 'https://idserver.servizicie.interno.gov.it/idp/shibboleth?Metadata',
    });
    expect(readConfig({ ...production, CASA_SPID_REGISTRY_URL: 'off' })).toMatchObject({ CASA_SPID_REGISTRY_URL: 'off' });
    expect(problemOf({ ...production, CASA_CIE_METADATA_URL: 'http://idp.example' })).toContain('CASA_CIE_METADATA_URL must be https');
  });

  it('takes an empty variable for none', () => {
    expect(readConfig({ ...GOOD, CASA_API_PORT: '', CASA_ENV: '' })).toMatchObject({ CASA_API_PORT: 3001, CASA_ENV: 'development' });
  });

  it.each(['CASA_DATABASE_URL', 'CASA_DATA_KEYS', 'CASA_LINK_KEY'])('says that %s is missing', (name) => {
    const { [name as keyof typeof GOOD]: _missing, ...rest } = GOOD;
    expect(problemOf(rest)).toContain(name);
  });

  it.each([
    ['CASA_ENV', 'staging'],
    ['CASA_API_PORT', '65536'],
    ['CASA_API_PORT', 'http'],
    ['CASA_API_PORT', '30.5'],
    ['CASA_WORKER_PORT', '-1'],
    ['CASA_DATABASE_URL', 'mysql://x'],
    ['CASA_DATABASE_POOL', '0'],
    ['CASA_DATABASE_POOL', '9999'],
    ['CASA_SMTP_URL', 'http://x'],
    ['CASA_DATA_KEYS', `k1:${SECRET}`],
    ['CASA_DATA_KEYS', `k1:${key(1)},`],
    ['CASA_LINK_KEY', Buffer.alloc(31).toString('base64')],
    ['CASA_PUBLIC_ORIGIN_TEMPLATE', 'ftp://{slug}'],
    ['CASA_PUBLIC_ORIGIN_TEMPLATE', 'http://{slug}/portale'],
    ['CASA_LOG_LEVEL', 'loud'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'nowhere at all'],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(problemOf({ ...GOOD, [name]: value })).toContain(name);
  });

  it('names everything that is wrong at once, and the value of nothing', () => {
    const problem = problemOf({ ...GOOD, CASA_ENV: SECRET, CASA_DATA_KEYS: SECRET, CASA_LINK_KEY: SECRET, CASA_DATABASE_URL: SECRET });
    for (const name of ['CASA_ENV', 'CASA_DATA_KEYS', 'CASA_LINK_KEY', 'CASA_DATABASE_URL']) expect(problem).toContain(name);
    expect(problem).not.toContain(SECRET);
  });

  it('takes nothing from the environment that is not its own', () => {
    expect(Object.keys(readConfig({ ...GOOD, PATH: '/bin', HOME: '/x' }))).not.toEqual(expect.arrayContaining(['PATH']));
  });
});

describe('in production', () => {
  const production = { ...GOOD, CASA_ENV: 'production' };

  it('it starts as it should', () => {
    expect(readConfig(production).CASA_ENV).toBe('production');
  });

  it.each([
    ['CASA_RATE_LIMIT', 'off'],
    ['CASA_TEST_IDP_METADATA', '/etc/idp.xml'],
  ])('%s=%s is refused, which tests may use', (name, value) => {
    expect(problemOf({ ...production, [name]: value })).toContain(name);
    expect(problemOf({ ...GOOD, CASA_ENV: 'test', [name]: value })).toBe('');
  });
});
