import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LocalMedia } from './call/local-media.js';
import { RoomCall } from './room-call.js';

const HALF_AN_HOUR_MS = 1_800_000;
const asked = vi.fn<(url: string) => Promise<Response>>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { documentElement: { lang: 'it' } });
  vi.stubGlobal('fetch', asked);
  asked.mockImplementation(() =>
    Promise.resolve(Response.json({ data: { outcome: { __typename: 'IceServers', servers: [], isRelayOnly: false } } })),
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it.each([
  ['whoever talks for long uses the session, which would end of itself', [{ id: 'other', isPresent: false }], true],
  ['whoever is alone does not', [], false],
])('%s', async (_what, others, isUsed) => {
  const call = new RoomCall({
    ...{ hashes: { signals: 's', ice: 'i' }, media: new LocalMedia(), ownId: 'own', seat: 'seat' },
    ...{ onMedia: () => undefined, onStream: () => undefined, onState: () => undefined },
  });
  call.meet(others);
  await vi.advanceTimersByTimeAsync(1000);
  asked.mockClear();
  await vi.advanceTimersByTimeAsync(HALF_AN_HOUR_MS - 2000);
  expect(asked.mock.calls.length > 0).toBe(isUsed);
  call.close();
});
