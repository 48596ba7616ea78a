import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchDocument, NotFetched } from './fetch-document.js';

let server: Server | undefined;

afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

async function serving(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a document at an address', () => {
  it('is read, with its accents', async () => {
    const origin = await serving((_request, response) => response.end('<città/>'));
    expect(await fetchDocument(`${origin}/registro`)).toBe('<città/>');
  });

  it('is read where the same server says that it is', async () => {
    const origin = await serving((request, response) => {
      if (request.url === '/nuovo') response.end('qui');
      else response.writeHead(302, { location: '/nuovo' }).end();
    });
    expect(await fetchDocument(`${origin}/vecchio`)).toBe('qui');
  });

  it.each<[string, string, RequestListener]>([
    [
      'it is said to be elsewhere',
      'it redirects elsewhere',
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/x' }).end(),
    ],
    ['it is said to be nowhere', 'it redirects without end', (_, response) => response.writeHead(302).end()],
    [
      'it is said to be here again and again',
      'it redirects without end',
      (_, response) => response.writeHead(307, { location: '/' }).end(),
    ],
    ['the server is broken', 'it answered 503', (_, response) => response.writeHead(503).end('Manutenzione')],
    ['it is too large', 'it is too large', (_, response) => response.end(Buffer.alloc(8_388_609))],
    ['it is no UTF-8', 'not valid', (_, response) => response.end(Buffer.from([0xff, 0xfe]))],
    ['the server hangs up', 'UND_ERR_SOCKET', (request) => request.socket.destroy()],
  ])('is not had when %s', async (_what, problem, answer) => {
    const fetched = fetchDocument(await serving(answer));
    await expect(fetched).rejects.toThrow(NotFetched);
    await expect(fetched).rejects.toThrow(problem);
  });

  it('is not waited for without end', async () => {
    const origin = await serving((_request, response) => void response.writeHead(200).write('<'));
    const hurry = new AbortController();
    const fetched = fetchDocument(origin, hurry.signal);
    hurry.abort(new DOMException('late', 'TimeoutError'));
    await expect(fetched).rejects.toThrow('it does not answer in time');
    server!.closeAllConnections();
  });

  it('is not had where nobody listens', async () => {
    await expect(fetchDocument('http://127.0.0.1:1/')).rejects.toThrow(NotFetched);
  });
});
