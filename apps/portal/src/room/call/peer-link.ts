import type { Link, LinkOptions } from './mesh.js';
import { Negotiation, type NegotiationMessage } from './negotiation.js';

/** How well the other side is reached. */
export type LinkState = 'CONNECTING' | 'CONNECTED' | 'INTERRUPTED';

/** What our side sends; nothing where the device is off or missing. */
export interface Tracks {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
}

export interface PeerLinkOptions extends LinkOptions {
  readonly configuration: RTCConfiguration;
  readonly tracks: Tracks;
  readonly onState: (state: LinkState) => void;
  /** The other side's sound and picture; tracks come and go in it. */
  readonly onStream: (stream: MediaStream) => void;
}

/** A moment without answer heals by itself; after so long another way is looked for. */
const PATIENCE_MS = 2500;
/** And after so often without any way, another connection. */
const MOST_RESTARTS = 4;
/** A connection that is not made by then never will be: something was lost between the two pages. */
const MAKING_MS = 20_000;

/**
 * The connection with one other page, which looks for another way when the one it has is lost: the network changed, the telephone went from the wireless network to the
 * mobile one, a server on the way went down.
 */
export class PeerLink implements Link {
  private readonly connection: RTCPeerConnection;
  private readonly negotiation: Negotiation;
  private readonly stream = new MediaStream();
  private readonly outgoing = new MediaStream();
  private readonly senders: Partial<Record<'audio' | 'video', RTCRtpSender>> = {};
  private restarts = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: PeerLinkOptions) {
    this.connection = new RTCPeerConnection(options.configuration);
    this.negotiation = new Negotiation(this.connection, { ...options, onFailure: options.onBroken });
    this.connection.ontrack = ({ track }) => this.take(track);
    this.connection.onconnectionstatechange = () => this.look();
    this.timer = setTimeout(() => options.onBroken(), MAKING_MS);
    this.setTracks(options.tracks);
  }

  receive(message: NegotiationMessage): void {
    void this.negotiation.receive(message);
  }

  /** Sends other tracks from now on: a muted one, another camera. Only the first of a kind has to be negotiated. */
  setTracks(tracks: Tracks): void {
    if (this.connection.signalingState === 'closed') return;
    for (const kind of ['audio', 'video'] as const) {
      const track = tracks[kind];
      const sender = this.senders[kind];
      // One that closes meanwhile sends nothing any more.
      if (sender) void sender.replaceTrack(track).catch(() => undefined);
      else if (track) this.senders[kind] = this.connection.addTrack(track, this.outgoing);
    }
  }

  /** Looks for another way at once: the browser says that its network is another. */
  restart(): void {
    if (this.connection.connectionState !== 'closed') this.connection.restartIce();
  }

  close(): void {
    clearTimeout(this.timer);
    this.connection.close();
  }

  private take(track: MediaStreamTrack): void {
    for (const before of this.stream.getTracks()) if (before.kind === track.kind) this.stream.removeTrack(before);
    this.stream.addTrack(track);
    this.options.onStream(this.stream);
  }

  private look(): void {
    const { connectionState } = this.connection;
    // Whatever was to be done when it takes too long is still to be done.
    if (connectionState === 'connecting') return;
    clearTimeout(this.timer);
    if (connectionState === 'connected') {
      this.restarts = 0;
      this.options.onState('CONNECTED');
    } else if (connectionState === 'disconnected' || connectionState === 'failed') {
      this.options.onState('INTERRUPTED');
      this.timer = setTimeout(() => this.mend(), connectionState === 'failed' ? 0 : PATIENCE_MS);
    }
  }

  private mend(): void {
    this.restarts += 1;
    if (this.restarts > MOST_RESTARTS) this.options.onBroken();
    else {
      this.restart();
      this.timer = setTimeout(() => this.mend(), PATIENCE_MS * 2);
    }
  }
}
