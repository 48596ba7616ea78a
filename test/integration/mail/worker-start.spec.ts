import { testConfig } from '@casa/testing';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../tools/lib/paths.ts';
import { runCommand } from '../../../tools/lib/run-command.ts';

function start(settings: Readonly<Record<string, string>>): Promise<{ code: number; output: string }> {
  const environment = { PATH: process.env['PATH'], ...testConfig(settings) };
  return runCommand(process.execPath, [inRoot('apps/worker/dist/main.js')], { environment });
}

describe('a worker that cannot start', () => {
  it('says which settings are wrong, never their values, and ends with status 1', async () => {
    const { code, output } = await start({ CASA_DATA_KEYS: 'not-a-secret', CASA_SMTP_URL: 'http://mail' });
    expect(code).toBe(1);
    expect(output).toContain('casa worker: the environment cannot be used:');
    expect(output).toContain('CASA_DATA_KEYS');
    expect(output).toContain('CASA_SMTP_URL');
    expect(output).not.toContain('not-a-secret');
    expect(output).not.toContain('    at ');
  });

  it('ends with status 1 when there is no database', async () => {
    const { code, output } = await start({ CASA_DATABASE_URL: 'postgres://casa_app:x@127.0.0.1:1/casa' });
    expect(code).toBe(1);
    expect(output).toContain('ECONNREFUSED');
  });
});
