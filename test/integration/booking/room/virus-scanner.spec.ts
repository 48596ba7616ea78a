import { readConfig } from '@casa/platform/config';
import { ScannerUnavailable, type Verdict, VirusScanner } from '@casa/platform/storage';
import { testConfig } from '@casa/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EICAR, StandInClamd } from '../../../support/clamd.js';
import { PDF, wordDocument } from '../../../support/files.js';
import { realClamd } from '../../../support/real-clamd.js';
import { withReal } from '../../../support/real-parts.js';

const MEGABYTE = 1024 * 1024;

interface Daemon extends AsyncDisposable {
  readonly url: string;
}

const DAEMONS = [
  { name: 'the stand-in', start: (megabytes: number): Promise<Daemon> => StandInClamd.start(megabytes * MEGABYTE) },
  ...withReal('clamd', 'clamav-daemon', 'test/integration/booking/room/virus-scanner.spec.ts, ClamAV’s own daemon', [
    { name: 'ClamAV’s own daemon', start: (megabytes: number): Promise<Daemon> => realClamd(megabytes) },
  ]),
];

function scanBy(url: string, content: Buffer): Promise<Verdict> {
  const scanner = new VirusScanner(readConfig(testConfig({ CASA_CLAMD_URL: url })));
  return scanner.scan(
    (async function* () {
      for (let begin = 0; begin < content.length; begin += 60_000) yield content.subarray(begin, begin + 60_000);
    })(),
  );
}

describe.each(DAEMONS)('$name', ({ start }) => {
  let daemon: Daemon;
  beforeAll(async () => {
    daemon = await start(2);
  });
  afterAll(() => daemon[Symbol.asyncDispose]());

  it.each([
    ['a PDF', PDF, 'CLEAN'],
    ['a Word document', wordDocument(), 'CLEAN'],
    ['a megabyte', Buffer.alloc(MEGABYTE), 'CLEAN'],
    ['EICAR’s file', Buffer.from(EICAR), 'INFECTED'],
    ['the same within a PDF', Buffer.concat([PDF, Buffer.alloc(100_000), Buffer.from(EICAR), Buffer.alloc(100_000)]), 'INFECTED'],
  ] as const)('says of %s what we understand', async (_what, content, verdict) => {
    expect(await scanBy(daemon.url, content)).toBe(verdict);
  });

  it('refuses what is longer than it reads, and nothing is taken for clean', async () => {
    await expect(scanBy(daemon.url, Buffer.alloc(3 * MEGABYTE))).rejects.toBeInstanceOf(ScannerUnavailable);
  });
});

it('that is not there makes nothing clean', async () => {
  const gone = await StandInClamd.start();
  const { url } = gone;
  await gone[Symbol.asyncDispose]();
  await expect(scanBy(url, PDF)).rejects.toBeInstanceOf(ScannerUnavailable);
});
