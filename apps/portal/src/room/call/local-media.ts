import type { Tracks } from './peer-link.js';

export type MediaKind = 'audio' | 'video';

/** Why a device cannot be used: the person said no; there is none; another program has it. */
export type DeviceProblem = 'DENIED' | 'MISSING' | 'BUSY';

export interface LocalMediaState {
  /** Whether each is on. */
  readonly on: Readonly<Record<MediaKind, boolean>>;
  readonly problems: Readonly<Partial<Record<MediaKind, DeviceProblem>>>;
  /** What there is to choose from; names are known once one was allowed. */
  readonly devices: readonly MediaDeviceInfo[];
  /** Which are in use. */
  readonly chosen: Readonly<Partial<Record<MediaKind, string>>>;
  /** Our own picture, to be shown to ourselves. */
  readonly preview: MediaStream | undefined;
}

/**
 * Microphone and camera of this browser. The camera is switched off for good, so that its light goes out; the microphone is muted, so that it is there again at once.
 * Out of the room both are let go.
 */
export class LocalMedia {
  /** Whether the person wants either. */
  private isOpen = false;
  /** What was on when they were let go. */
  private before: LocalMediaState['on'] = { audio: false, video: false };
  private tracks: { audio: MediaStreamTrack | null; video: MediaStreamTrack | null } = { audio: null, video: null };
  private state: LocalMediaState = { on: { audio: false, video: false }, problems: {}, devices: [], chosen: {}, preview: undefined };
  private readonly listeners = new Set<() => void>();

  get current(): LocalMediaState {
    return this.state;
  }

  /** What is sent: the microphone also while it is muted. */
  get sent(): Tracks {
    return { ...this.tracks };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Asks for both at once, so that the browser asks the person once; when that cannot be, for each. */
  async open(wanted: Readonly<Record<MediaKind, boolean>>): Promise<void> {
    this.isOpen = true;
    if (wanted.audio && wanted.video) {
      const both = await this.ask({ audio: this.constraintsOf('audio'), video: this.constraintsOf('video') });
      if (both instanceof MediaStream) {
        for (const track of both.getTracks()) this.adopt(track);
        this.state = { ...this.state, problems: {} };
        return this.refresh();
      }
    }
    for (const kind of ['audio', 'video'] as const) if (wanted[kind]) await this.turnOn(kind);
    return this.refresh();
  }

  async toggle(kind: MediaKind): Promise<void> {
    this.isOpen = true;
    const { audio, video } = this.tracks;
    if (kind === 'audio' && audio) audio.enabled = !audio.enabled;
    else if (kind === 'video' && video) this.drop('video');
    else await this.turnOn(kind);
    await this.refresh();
  }

  /** Uses another microphone or camera: one that is muted stays so, and of a camera that is off it is only remembered which. */
  async choose(kind: MediaKind, deviceId: string): Promise<void> {
    this.state = { ...this.state, chosen: { ...this.state.chosen, [kind]: deviceId } };
    const { audio, video } = this.tracks;
    const isMuted = kind === 'audio' && audio?.enabled === false;
    if (kind === 'audio' || video) {
      this.isOpen = true;
      this.drop(kind);
      await this.turnOn(kind, !isMuted);
    }
    await this.refresh();
  }

  /** Lets go of both. */
  close(): void {
    this.isOpen = false;
    this.before = this.state.on;
    for (const kind of ['audio', 'video'] as const) this.drop(kind);
    this.tell();
  }

  /** Takes again what was on when they were let go. */
  reopen(): Promise<void> {
    return this.isOpen ? Promise.resolve() : this.open(this.before);
  }

  private async turnOn(kind: MediaKind, enabled = true): Promise<void> {
    const asked = await this.ask({ [kind]: this.constraintsOf(kind) });
    const other = kind === 'audio' ? 'video' : 'audio';
    const problem = this.state.problems[other];
    const problems = problem === undefined ? {} : { [other]: problem };
    if (asked instanceof MediaStream) {
      for (const track of asked.getTracks()) this.adopt(track, enabled);
      this.state = { ...this.state, problems };
    } else this.state = { ...this.state, problems: { ...problems, [kind]: asked } };
  }

  private async ask(constraints: MediaStreamConstraints): Promise<MediaStream | DeviceProblem> {
    // A page that did not come by https has no such thing.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices) return 'MISSING';
    try {
      return await devices.getUserMedia(constraints);
    } catch (error) {
      return problemOf(error);
    }
  }

  private constraintsOf(kind: MediaKind): MediaTrackConstraints {
    const { chosen } = this.state;
    const device = chosen[kind] === undefined ? {} : { deviceId: { exact: chosen[kind] } };
    return kind === 'audio'
      ? { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true }
      : { ...device, width: { ideal: 960 }, height: { ideal: 540 }, frameRate: { max: 24 }, facingMode: 'user' };
  }

  private adopt(track: MediaStreamTrack, enabled = true): void {
    // The person may have answered the browser's question after they left.
    if (!this.isOpen) {
      track.stop();
      return;
    }
    const kind = track.kind === 'audio' ? 'audio' : 'video';
    this.drop(kind);
    track.enabled = enabled;
    this.tracks[kind] = track;
    const { deviceId } = track.getSettings();
    if (deviceId !== undefined) this.state = { ...this.state, chosen: { ...this.state.chosen, [kind]: deviceId } };
    // Unplugged, or taken by the system.
    track.onended = () => {
      if (this.tracks[kind] !== track) return;
      this.drop(kind);
      void this.refresh();
    };
  }

  private drop(kind: MediaKind): void {
    this.tracks[kind]?.stop();
    this.tracks[kind] = null;
  }

  private async refresh(): Promise<void> {
    const mediaDevices = navigator.mediaDevices as MediaDevices | undefined;
    const devices = (await mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    this.state = { ...this.state, devices };
    this.tell();
  }

  private tell(): void {
    const { audio, video } = this.tracks;
    const { preview } = this.state;
    const isShown = video !== null && preview?.getVideoTracks()[0] === video;
    this.state = {
      ...this.state,
      on: { audio: audio?.enabled === true, video: video !== null },
      preview: isShown ? preview : video ? new MediaStream([video]) : undefined,
    };
    for (const listener of this.listeners) listener();
  }
}

function problemOf(error: unknown): DeviceProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'DENIED';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'MISSING' : 'BUSY';
}
