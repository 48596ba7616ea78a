import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      environment: 'development',
      port: 3000,
      listen: '127.0.0.1',
      apiUrl: 'http://127.0.0.1:3001',
      publicOriginTemplate: undefined,
      trustedProxies: [],
      logLevel: 'info',
    });
  });

  it('reads lists and drops the slash at an address’s end', () => {
    const config = readConfig({ CASA_TRUSTED_PROXIES: '10.0.0.1, ::1', CASA_API_URL: 'http://api:3001/' });
    expect(config.trustedProxies).toEqual(['10.0.0.1', '::1']);
    expect(config.apiUrl).toBe('http://api:3001');
  });

  it.each([
    ['CASA_PORT', 'tre'],
    ['CASA_API_URL', 'ftp://x'],
    ['CASA_ENV', 'prod'],
    ['CASA_LOG_LEVEL', 'loud'],
    ['CASA_PUBLIC_ORIGIN_TEMPLATE', 'http://localhost'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });
});
