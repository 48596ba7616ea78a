import { describe, expect, it } from 'vitest';
import { isInternal } from './internal-address.js';

const internalHosts = ['api'];

describe('isInternal', () => {
  it.each(['127.0.0.1', '127.0.0.1:3001', 'localhost', '[::1]:3001', '10.0.3.7:3001', 'api:3001', 'API'])('takes %s', (host) => {
    expect(isInternal({ headers: { host } }, internalHosts)).toBe(true);
  });

  it.each(['bari.localhost:3000', 'comune.bari.ba.it', '127.0.0.1.example.it', 'api.example.it', '', '127.0.0.1@example.it'])(
    'refuses "%s"',
    (host) => {
      expect(isInternal({ headers: { host } }, internalHosts)).toBe(false);
    },
  );

  it('refuses a request without a host', () => {
    expect(isInternal({ headers: {} }, internalHosts)).toBe(false);
  });

  it.each(['x-forwarded-host', 'x-forwarded-for', 'forwarded'])('refuses what a proxy has passed on (%s)', (header) => {
    expect(isInternal({ headers: { host: '127.0.0.1:3001', [header]: 'x' } }, internalHosts)).toBe(false);
  });
});
