import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { registerApiProxy } from './api-proxy.js';

/** Frames of RFC 6455: of a server bare, of a client under a mask of zeros. */
const PING = Buffer.from([0x89, 0]);
const TEXT = Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0x61]);
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const OPENING = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': KEY };

function acceptanceOf({ headers }: IncomingMessage): string {
  const accept = createHash('sha1').update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
}

it('a ping of the API is answered by the browser or by nobody', async () => {
  const heard: (number | undefined)[] = [];
  const api = createServer().listen(0, '127.0.0.1');
  const upstream: Duplex[] = [];
  api.on('upgrade', (opening: IncomingMessage, socket: Duplex) => {
    upstream.push(socket);
    socket.on('data', (frame: Buffer) => heard.push(frame[0]));
    socket.write(acceptanceOf(opening));
    socket.write(PING);
  });
  await once(api, 'listening');
  const portal = fastify();
  await registerApiProxy(portal, `http://127.0.0.1:${(api.address() as AddressInfo).port}`);
  await portal.listen({ port: 0, host: '127.0.0.1' });

  const opening = request({ port: (portal.server.address() as AddressInfo).port, host: '127.0.0.1', path: '/graphql', headers: OPENING });
  opening.end();
  const [, browser, head] = (await once(opening, 'upgrade')) as [IncomingMessage, Socket, Buffer];
  if (head.length === 0) await once(browser, 'data');
  browser.write(TEXT);
  // What the portal had answered by itself would have come before.
  await expect.poll(() => heard).toEqual([TEXT[0]]);
  browser.write(PONG);
  await expect.poll(() => heard).toEqual([TEXT[0], PONG[0]]);

  for (const socket of [browser, ...upstream]) socket.destroy();
  await portal.close();
  api.close();
});
