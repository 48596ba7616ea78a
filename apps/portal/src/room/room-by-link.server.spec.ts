import { RouterContextProvider } from 'react-router';
import { describe, expect, it } from 'vitest';
import { type ApiClient, apiContext } from '../api/client.server.js';
import { roomByLink } from './room-by-link.server.js';
import { roomCookies } from './room-cookie.server.js';

const NOW = '2026-11-20T09:00:00+01:00';
const CLOSES_AT = '2026-11-24T13:30:00+01:00';

/** An API at which a token opens the room whose name it begins with. */
function anApi(): RouterContextProvider {
  const context = new RouterContextProvider();
  const execute = (_document: unknown, { token }: { readonly token: string }) =>
    Promise.resolve({ room: { appointmentId: token.slice(0, 1) } });
  context.set(apiContext, { execute } as unknown as ApiClient);
  return context;
}

async function requestWith(token: string): Promise<Request> {
  const [cookie = ''] = await roomCookies(token, { appointmentId: 'a', closesAt: CLOSES_AT, now: NOW }, true);
  return new Request('https://comune.example', { headers: { cookie: cookie.split(';')[0] ?? '' } });
}

describe('the cookie of a room', () => {
  it('is of its page alone, and holds until it is over, however early the link was opened', async () => {
    const cookies = await roomCookies('a-token-of-it', { appointmentId: 'a', closesAt: CLOSES_AT, now: NOW }, true);
    const untilItCloses = (4 * 24 + 4.5) * 3600;
    for (const [place, path] of ['/stanza/a', '/en/stanza/a'].entries())
      expect(cookies[place]).toContain(`Max-Age=${untilItCloses + 86_400}; Path=${path}; HttpOnly; Secure`);
  });

  it('opens no other', async () => {
    const request = await requestWith('a-token-of-it');
    expect(await roomByLink(request, anApi(), 'a')).toMatchObject({ token: 'a-token-of-it', room: { appointmentId: 'a' } });
    await expect(roomByLink(request, anApi(), 'b')).rejects.toMatchObject({ data: { failure: { kind: 'wrong-link' } } });
  });
});
