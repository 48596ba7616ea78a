import { describe, expect, it } from 'vitest';
import { hostName } from './host-name.js';

describe('hostName', () => {
  it.each([
    ['comune.bari.ba.it', 'comune.bari.ba.it'],
    ['comune.bari.ba.it:3000', 'comune.bari.ba.it'],
    ['Comune.BARI.ba.it', 'comune.bari.ba.it'],
    ['comune.bari.ba.it.', 'comune.bari.ba.it'],
    ['comune.bari.ba.it.:443', 'comune.bari.ba.it'],
    ['bari.localhost:', 'bari.localhost'],
    ['127.0.0.1:3001', '127.0.0.1'],
    ['xn--citt-2na.example', 'xn--citt-2na.example'],
  ])('reads %s as %s', (header, name) => {
    expect(hostName(header)).toBe(name);
  });

  it.each([
    undefined,
    '',
    ':80',
    '.',
    '[::1]:3000',
    '::1',
    'bari.localhost:80:80',
    'bari..localhost',
    '-bari.localhost',
    'bari_.localhost',
    'bari.localhost\0',
    'bari.localhost/../x',
    'bari.localhost@evil.example',
    'bari.localhost, evil.example',
    'bàri.localhost',
    ' bari.localhost',
    `${'a'.repeat(64)}.it`,
    `${'a.'.repeat(150)}it`,
    'x'.repeat(100_000),
  ])('takes no name from %j', (header) => {
    expect(hostName(header)).toBeUndefined();
  });
});
