import { connect, type Socket } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';

/** What a scan says; without a scanner nothing is said. */
export type Verdict = 'CLEAN' | 'INFECTED' | 'NOT_SCANNED';

/** ClamAV did not say whether a content is clean: it is not there, or would not read all of it. */
export class ScannerUnavailable extends Error {}

/** Between two words of the scanner. */
const PATIENCE_MS = 60_000;
const COMMAND = 'zINSTREAM\0';
const LONGEST_ANSWER = 4096;

/**
 * Asks ClamAV whether a content is clean, by its own protocol (clamd, INSTREAM): the content in pieces, each after its length, and a piece
 * of no length at the end. Configured by CASA_CLAMD_URL; without it everything is NOT_SCANNED.
 */
@Injectable()
export class VirusScanner {
  constructor(@Inject(Config) private readonly config: Config) {}

  /** @throws ScannerUnavailable */
  async scan(content: AsyncIterable<Uint8Array>): Promise<Verdict> {
    const { CASA_CLAMD_URL: url } = this.config;
    if (url === undefined) return 'NOT_SCANNED';
    const socket = connectTo(new URL(url));
    const answer = answerOf(socket);
    // Whoever sends hears of the failure too; the answer is waited for below.
    answer.catch(() => undefined);
    try {
      await send(socket, Buffer.from(COMMAND));
      for await (const part of content) {
        if (part.length === 0) continue;
        await send(socket, lengthOf(part.length));
        await send(socket, part);
      }
      await send(socket, lengthOf(0));
      return verdictOf(await answer);
    } finally {
      socket.destroy();
    }
  }
}

function connectTo(url: URL): Socket {
  const socket = url.protocol === 'unix:' ? connect(url.pathname) : connect(Number(url.port), url.hostname);
  return socket.setTimeout(PATIENCE_MS, () => socket.destroy(new ScannerUnavailable('ClamAV does not answer')));
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('data', (part: Buffer) => {
      text += part.toString('utf8');
      if (text.includes('\0') || text.length > LONGEST_ANSWER) resolve(text);
    });
    socket.once('error', (error) => reject(unavailable(error)));
    socket.once('close', () => reject(new ScannerUnavailable('ClamAV ended the conversation')));
  });
}

function send(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(unavailable(error)) : resolve()));
  });
}

function unavailable(cause: Error): ScannerUnavailable {
  return cause instanceof ScannerUnavailable ? cause : new ScannerUnavailable('ClamAV cannot be reached', { cause });
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

function verdictOf(answer: string): Verdict {
  const text = answer.replace(/\0.*$/s, '');
  if (text === 'stream: OK') return 'CLEAN';
  if (text.endsWith(' FOUND')) return 'INFECTED';
  throw new ScannerUnavailable(`ClamAV says: ${text}`);
}
