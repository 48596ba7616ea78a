import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testConfig } from '@casa/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OperatorError } from './operator-error.js';
import { program } from './program.js';

beforeEach(() => {
  for (const [name, value] of Object.entries(testConfig())) vi.stubEnv(name, value);
  vi.stubEnv('CASA_TENANTS_DIR', mkdtempSync(join(tmpdir(), 'casa-no-tenants-')));
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** The failure a command ends with before it has touched anything. */
async function failureOf(...args: string[]): Promise<unknown> {
  return program()
    .parseAsync(args, { from: 'user' })
    .then(
      () => undefined,
      (error: unknown) => error,
    );
}

// The first command to load the modules behind it pays for all.
const LOADING_MS = 30_000;

describe('casa', { timeout: LOADING_MS }, () => {
  it.each([
    [['tenant', 'validate'], 'Name the municipalities, or say --all.'],
    [['tenant', 'apply'], 'Name the municipalities, or say --all.'],
    [['tenant', 'apply', 'bari', '--all'], 'Name the municipalities, or say --all.'],
    [['mail', 'resend'], 'Name one dead letter by its id, or say --all.'],
    [['mail', 'resend', 'an-id', '--all'], 'Name one dead letter by its id, or say --all.'],
    [['seed', '--seed', 'often'], '--seed must be a whole number.'],
    [['spid', 'keys'], 'Name the municipalities, or say --all.'],
    [['spid', 'metadata', 'bari', '--all', '--zip', 'agid.zip'], 'Name the municipalities, or say --all.'],
    [['spid', 'metadata', '--all'], 'Say where to: --out <folder> or --zip <file.zip>.'],
    [['audit', 'verify'], 'Name the municipalities, or say --all.'],
  ])('asks what is meant: %j', async (args, message) => {
    const failure = await failureOf(...args);
    expect(failure).toBeInstanceOf(OperatorError);
    expect((failure as Error).message).toBe(message);
  });

  it('knows who can be what', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await failureOf('member', 'employ', 'bari', '--role', 'mayor', '--name', 'Anna Colella', '--email', 'anna@comune.example');
    expect(said.mock.calls.join('')).toContain('It is one of operator, office-manager, administrator, analyst, platform-administrator.');
    said.mockRestore();
  });

  it('names what it cannot read', async () => {
    const failure = await failureOf('tenant', 'validate', 'atlantis');
    expect(failure).toBeInstanceOf(OperatorError);
    expect((failure as Error).message).toContain('nothing was written');
  });

  it('books no invented people in production', async () => {
    vi.stubEnv('CASA_ENV', 'production');
    vi.stubEnv('CASA_RATE_LIMIT', 'on');
    expect(await failureOf('seed')).toMatchObject({
      message: 'casa seed is refused in production: it would take real hours from real people.',
    });
  });
});
