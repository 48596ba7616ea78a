import { afterEach, describe, expect, it, vi } from 'vitest';
import { inRoot } from '../lib/paths.ts';
import { stackSettings } from './environment.ts';

const PORTS = { portal: 1, api: 2, worker: 3, postgres: 4, smtp: 5, mailWeb: 6, demoIdp: 7 };
const SECRETS = { superuserPassword: 's', ownerPassword: 'o', applicationPassword: 'a', dataKeys: 'k', linkKey: 'l' };

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('stackSettings', () => {
  it('trusts the demonstration’s identity providers, each for its own federation', () => {
    vi.stubEnv('CASA_TEST_IDP_METADATA', '');
    expect(stackSettings('/data', PORTS, SECRETS)).toMatchObject({
      CASA_TEST_IDP_METADATA: '/data/demo-idp/demo.spid.xml,/data/demo-idp/demo.cie.xml,/data/demo-idp/demo.staff.xml',
      CASA_DEMO_IDP_PORT: '7',
      CASA_DEMO_IDP_URL: 'http://localhost:7',
      CASA_DEMO_IDP_PORTAL: 'http://127.0.0.1:1',
    });
  });

  it('trusts besides whom the environment names, from the repository’s folder', () => {
    vi.stubEnv('CASA_TEST_IDP_METADATA', '/checker/idp.xml,other.cie.xml');
    const trusted = stackSettings('/data', PORTS, SECRETS)['CASA_TEST_IDP_METADATA']!.split(',');
    expect(trusted.slice(0, 2)).toEqual(['/checker/idp.xml', inRoot('other.cie.xml')]);
    expect(trusted).toHaveLength(5);
  });
});
