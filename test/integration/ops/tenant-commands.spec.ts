import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../tools/lib/paths.ts';
import type { CommandResult } from '../../../tools/lib/run-command.ts';
import { casa } from './casa.js';

let database: TestDatabase;
let tenants: string;

beforeAll(async () => {
  database = await testDatabase();
  tenants = mkdtempSync(join(tmpdir(), 'casa-tenants-'));
  for (const name of ['_catalogue', '_template', 'tenant.schema.json', 'poggiorsini', 'turi']) {
    cpSync(inRoot('tenants', name), join(tenants, name), { recursive: true });
  }
});

afterAll(async () => {
  rmSync(tenants, { recursive: true });
  await database.drop();
});

function tenant(...args: string[]): Promise<CommandResult> {
  return casa(database, ['tenant', ...args], { CASA_TENANTS_DIR: tenants });
}

async function applied(): Promise<unknown[]> {
  return (await database.asSuperuser('select slug from tenant order by slug')).map(({ slug }) => slug);
}

describe('casa tenant', () => {
  it('writes nothing of any folder while one is wrong, and says where', async () => {
    const file = join(tenants, 'turi', 'tenant.json');
    const good = readFileSync(file, 'utf8');
    writeFileSync(file, good.replace('"Europe/Rome"', '"Europe/Atlantis"'));
    for (const command of ['validate', 'apply']) {
      const { code, output } = await tenant(command, '--all');
      expect(code).toBe(1);
      expect(output).toMatch(/turi\/tenant\.json:\d+:\d+: .*\/timeZone/);
      expect(output).toContain('1 problem; nothing was written');
      expect(output).not.toContain('    at ');
    }
    expect(await applied()).toEqual([]);
    writeFileSync(file, good);
  });

  it('applies what is right, and the second time finds nothing to do', async () => {
    expect(await tenant('validate', '--all')).toMatchObject({ code: 0, output: '2 valid\n' });
    expect(await tenant('apply', '--all')).toMatchObject({ code: 0 });
    expect(await applied()).toEqual(['poggiorsini', 'turi']);
    expect(await tenant('apply', 'poggiorsini', 'turi')).toMatchObject({ code: 0, output: 'poggiorsini: unchanged\nturi: unchanged\n' });
  });

  it('makes the folder of a new one, which is valid as it is', async () => {
    const { code, stdout } = await tenant('new', 'castelprova', '--name', 'Castelprova', '--istat', '072999', '--belfiore', 'Z999');
    expect(code).toBe(0);
    expect(existsSync(join(stdout.trim(), 'logo.svg'))).toBe(true);
    expect(await tenant('apply', 'castelprova')).toMatchObject({ code: 0 });
    expect(await applied()).toContain('castelprova');
    expect((await tenant('new', 'castelprova', '--name', 'Castelprova', '--istat', '072999', '--belfiore', 'Z999')).code).toBe(1);
  });

  it('suspends and resumes', async () => {
    expect((await tenant('suspend', 'turi')).output).toBe('turi is suspended\n');
    expect((await tenant('suspend', 'turi')).output).toBe('turi was suspended already\n');
    expect(await database.asSuperuser(`select status from tenant where slug = 'turi'`)).toEqual([{ status: 'SUSPENDED' }]);
    expect((await tenant('resume', 'turi')).output).toBe('turi is on the air again\n');
    expect(await tenant('suspend', 'atlantis')).toMatchObject({ code: 1, output: 'there is no municipality named atlantis\n' });
  });
});
