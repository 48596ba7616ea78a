import { describe, expect, it } from 'vitest';
import { isMailAddress } from './mail-address.js';

describe('isMailAddress', () => {
  it.each(['mario.rossi+cie@posta.example.it', 'o’neil@example.org', 'x@y'])('takes %s', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  it.each([
    'mario@example.org\r\nRCPT TO:<altri@example.org>',
    'mario@example.org, altri@example.org',
    'Mario <mario@example.org>',
    '<mario@example.org>',
    'a@b@c',
    'mario @example.org',
    '"mario"@example.org',
    'mario@[127.0.0.1]',
    'mario\u0000@example.org',
    '@example.org',
    'mario@',
    '',
    `${'a'.repeat(250)}@example.org`,
  ])('refuses %j', (address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});
