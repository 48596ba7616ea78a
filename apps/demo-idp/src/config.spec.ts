import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      port: 3003,
      listen: '127.0.0.1',
      url: 'http://localhost:3003',
      portal: 'http://127.0.0.1:3000',
      dataFolder: resolve('.casa'),
      logLevel: 'info',
    });
  });

  it('names itself after its port, and drops the slash at an address’s end', () => {
    expect(readConfig({ CASA_DEMO_IDP_PORT: '4003' }).url).toBe('http://localhost:4003');
    expect(readConfig({ CASA_DEMO_IDP_URL: 'https://idp.example/' }).url).toBe('https://idp.example');
  });

  it.each([
    ['CASA_ENV', 'production'],
    ['CASA_DEMO_IDP_PORT', 'tre'],
    ['CASA_DEMO_IDP_URL', 'localhost'],
    ['CASA_DEMO_IDP_PORTAL', 'https://portal.example'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });
});
