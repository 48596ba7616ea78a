import { expect, it } from 'vitest';
import { readConfig } from '@casa/platform/config';
import { testConfig } from './test-config.js';

it('is an environment the processes accept, with what a test puts in its place', () => {
  expect(readConfig(testConfig())).toMatchObject({ CASA_ENV: 'test', CASA_RATE_LIMIT: false });
  expect(readConfig(testConfig({ CASA_RATE_LIMIT: 'on', CASA_API_PORT: '4001' }))).toMatchObject({
    CASA_RATE_LIMIT: true,
    CASA_API_PORT: 4001,
  });
});
