import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clusterExists } from './postgres.ts';
import { loadSecrets } from './secrets.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casa-folder-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('clusterExists', () => {
  it('takes a missing or empty folder for new', () => {
    expect(clusterExists(join(folder, 'postgres'))).toBe(false);
    expect(clusterExists(folder)).toBe(false);
  });

  it('knows a cluster of this version', () => {
    writeFileSync(join(folder, 'PG_VERSION'), '18\n');
    expect(clusterExists(folder)).toBe(true);
  });

  it('says that a folder without its version file is damaged', () => {
    mkdirSync(join(folder, 'base'));
    expect(() => clusterExists(folder)).toThrow(/is damaged.*PG_VERSION/);
  });

  it('says which version made the folder', () => {
    writeFileSync(join(folder, 'PG_VERSION'), '16\n');
    expect(() => clusterExists(folder)).toThrow(/PostgreSQL 16/);
  });
});

describe('loadSecrets', () => {
  it('makes them once, for the owner’s eyes only', () => {
    const made = loadSecrets(folder, false);
    expect(made.dataKeys).toMatch(/^k1:[A-Za-z0-9+/]{43}=$/);
    expect(loadSecrets(folder, true)).toEqual(made);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('does not make new ones for a database that has others', () => {
    expect(() => loadSecrets(folder, true)).toThrow(/secrets\.json.*missing/);
  });

  it.each(['', 'not json', '{}', '{"superuserPassword":1}'])('says that "%s" is damaged', (text) => {
    writeFileSync(join(folder, 'secrets.json'), text);
    expect(() => loadSecrets(folder, true)).toThrow(/is damaged/);
  });
});
