import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from './installed.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'casa-installed-'));
  mkdirSync(join(root, 'node_modules'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function lock(packages: Record<string, object>): void {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
}

function installed(packages: Record<string, object>): void {
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
}

describe('isInstalled', () => {
  it('is false before the first install', () => {
    lock({ 'node_modules/pg': { version: '8.0.0' } });
    expect(isInstalled(root)).toBe(false);
  });

  it('is true when every package is there in its version', () => {
    lock({ '': {}, 'node_modules/pg': { version: '8.0.0' } });
    installed({ 'node_modules/pg': { version: '8.0.0' } });
    expect(isInstalled(root)).toBe(true);
  });

  it.each([{}, { 'node_modules/pg': { version: '7.0.0' } }])('is false for %o', (present) => {
    lock({ 'node_modules/pg': { version: '8.0.0' } });
    installed(present);
    expect(isInstalled(root)).toBe(false);
  });

  it('does not miss what is for other machines', () => {
    lock({ 'node_modules/@x/darwin': { version: '1.0.0', optional: true } });
    installed({});
    expect(isInstalled(root)).toBe(true);
  });

  it('misses the link to a new workspace', () => {
    lock({ 'libs/new': { version: '1.0.0' }, 'node_modules/@casa/new': { link: true } });
    installed({});
    expect(isInstalled(root)).toBe(false);
  });

  it('refuses a copy without a lock file', () => {
    expect(() => isInstalled(root)).toThrow(/package-lock\.json/);
  });
});
