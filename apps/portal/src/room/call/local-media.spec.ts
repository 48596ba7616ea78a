import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LocalMedia } from './local-media.js';

/** Of a track what the class looks at. */
class PaperTrack {
  enabled = true;
  isStopped = false;
  onended: (() => void) | null = null;

  constructor(
    readonly kind: string,
    private readonly deviceId: string,
  ) {}

  getSettings(): MediaTrackSettings {
    return { deviceId: this.deviceId };
  }

  stop(): void {
    this.isStopped = true;
  }
}

class PaperStream {
  constructor(private readonly tracks: readonly PaperTrack[]) {}

  getTracks(): readonly PaperTrack[] {
    return this.tracks;
  }

  getVideoTracks(): readonly PaperTrack[] {
    return this.tracks.filter(({ kind }) => kind === 'video');
  }
}

const BOTH = { audio: true, video: true };

/** Everything the browser has handed out. */
let given: PaperTrack[];

beforeEach(() => {
  given = [];
  const getUserMedia = (constraints: MediaStreamConstraints): Promise<PaperStream> => {
    const tracks = (['audio', 'video'] as const).flatMap((kind) => {
      const wanted = constraints[kind];
      if (typeof wanted !== 'object') return [];
      const { exact = `first ${kind}` } = Object(wanted.deviceId) as { readonly exact?: string };
      return [new PaperTrack(kind, exact)];
    });
    given.push(...tracks);
    return Promise.resolve(new PaperStream(tracks));
  };
  vi.stubGlobal('MediaStream', PaperStream);
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia, enumerateDevices: () => Promise.resolve([]) } });
});

afterEach(() => void vi.unstubAllGlobals());

const captured = (): string[] => given.filter(({ isStopped }) => !isStopped).map(({ kind }) => kind);

it('another microphone is muted where the one before was', async () => {
  const media = new LocalMedia();
  await media.open(BOTH);
  await media.toggle('audio');
  await media.choose('audio', 'other');
  expect(media.current).toMatchObject({ on: { audio: false }, chosen: { audio: 'other' } });
  expect(media.sent.audio?.enabled).toBe(false);
});

it('another camera is not switched on where it was off, and is the one that is switched on then', async () => {
  const media = new LocalMedia();
  await media.open(BOTH);
  await media.toggle('video');
  await media.choose('video', 'other');
  expect(media.current.on.video).toBe(false);
  expect(captured()).toEqual(['audio']);
  await media.toggle('video');
  expect(media.sent.video?.getSettings().deviceId).toBe('other');
});

it('both are let go at the end, also what the person allows after it, and what was on is taken again', async () => {
  const media = new LocalMedia();
  await media.open(BOTH);
  await media.toggle('video');
  const late = media.toggle('video');
  media.close();
  await late;
  expect(captured()).toEqual([]);
  await media.reopen();
  expect(media.current.on).toEqual({ audio: true, video: false });
});
