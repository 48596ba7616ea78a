import type { IceServersQuery, SendSignalsMutation } from '../gql/graphql.js';
import type { LocalMedia } from './call/local-media.js';
import { type LinkOptions, Mesh, type Other } from './call/mesh.js';
import { type LinkState, PeerLink } from './call/peer-link.js';
import { callApi } from './call/room-api.js';
import { type OutgoingSignal, type SendOutcome, SignalOutbox } from './call/signal-outbox.js';

export interface RoomCallOptions {
  readonly hashes: { readonly signals: string; readonly ice: string };
  readonly media: LocalMedia;
  readonly ownId: string;
  readonly seat: string;
  /** What another page says of its microphone and camera. */
  readonly onMedia: (participantId: string, media: { readonly audio: boolean; readonly video: boolean }) => void;
  readonly onStream: (participantId: string, stream: MediaStream) => void;
  readonly onState: (participantId: string, state: LinkState) => void;
}

/** A HELLO that was not heard is said again so often. */
const MEET_EVERY_MS = 3000;
/**
 * Credentials of TURN are asked anew long before they end. Besides, of all that a page does while people only talk this alone uses the session, which ends after
 * half an hour without use: whoever is in a call is not idle; whoever has left a page open with nobody in the room is.
 */
const SERVERS_EVERY_MS = 600_000;

/** Sound and picture with everybody else in the room. */
export class RoomCall {
  private readonly links = new Map<string, PeerLink>();
  private readonly outbox: SignalOutbox;
  private readonly mesh: Mesh;
  private readonly timers: ReturnType<typeof setInterval>[];
  private others: readonly Other[] = [];
  private isOver = false;
  /** What was heard while it was not known how to connect. */
  private readonly early: [senderId: string, content: string][] = [];
  /** Not known yet: no connection is made before. */
  private configuration: RTCConfiguration | undefined;

  constructor(private readonly options: RoomCallOptions) {
    const { ownId, onMedia } = options;
    this.outbox = new SignalOutbox({ send: (signals) => this.send(signals) });
    this.mesh = new Mesh({
      ...{ ownId, onMedia },
      newName: () => crypto.randomUUID(),
      send: (recipientId, content) => this.outbox.put({ recipientId, content }),
      makeLink: (id, link) => this.makeLink(id, link),
    });
    this.mesh.tellMedia(options.media.current.on);
    this.timers = [
      setInterval(() => (this.configuration ? this.meet(this.others) : void this.begin()), MEET_EVERY_MS),
      setInterval(() => {
        if (this.others.length > 0) void this.fetchServers();
      }, SERVERS_EVERY_MS),
    ];
    void this.begin();
  }

  /** Who else is in the room; to be called whenever that changes. */
  meet(others: readonly Other[]): void {
    this.others = others;
    if (this.configuration) this.mesh.meet(others);
  }

  hear(senderId: string, content: string): void {
    if (this.configuration) this.mesh.hear(senderId, content);
    else this.early.push([senderId, content]);
  }

  /** Microphone or camera are others, or on or off. */
  followMedia(): void {
    const { media } = this.options;
    for (const link of this.links.values()) link.setTracks(media.sent);
    this.mesh.tellMedia(media.current.on);
  }

  /** Looks for other ways at once. */
  restart(): void {
    for (const link of this.links.values()) link.restart();
  }

  close(): void {
    this.isOver = true;
    for (const timer of this.timers) clearInterval(timer);
    this.mesh.close();
    this.outbox.close();
    this.links.clear();
  }

  /** As soon as it is known how to connect; while the API does not say it, it is asked again. */
  private async begin(): Promise<void> {
    await this.fetchServers();
    if (!this.configuration || this.isOver) return;
    for (const [senderId, content] of this.early.splice(0)) this.mesh.hear(senderId, content);
    this.meet(this.others);
  }

  private makeLink(id: string, link: LinkOptions): PeerLink {
    const { media, onState, onStream } = this.options;
    onState(id, 'CONNECTING');
    const made = new PeerLink({
      ...link,
      configuration: this.configuration ?? {},
      tracks: media.sent,
      onState: (state) => onState(id, state),
      onStream: (stream) => onStream(id, stream),
    });
    this.links.set(id, made);
    return made;
  }

  private async send(signals: readonly OutgoingSignal[]): Promise<SendOutcome> {
    const { hashes, seat } = this.options;
    const { outcome } = await callApi<SendSignalsMutation>(hashes.signals, { input: { seat, signals } });
    if (outcome.__typename === 'RoomChanged') return 'SENT';
    return outcome.__typename === 'RoomLimitReached' ? 'LATER' : 'OVER';
  }

  private async fetchServers(): Promise<void> {
    const { hashes, seat } = this.options;
    const answer = await callApi<IceServersQuery>(hashes.ice, { seat }).catch(() => undefined);
    if (answer?.outcome.__typename === 'IceServers') this.configuration = configurationOf(answer.outcome);
  }
}

function configurationOf({ servers, isRelayOnly }: Extract<IceServersQuery['outcome'], { __typename: 'IceServers' }>): RTCConfiguration {
  return {
    iceServers: servers.map(({ urls, username, credential }) => ({
      urls: [...urls],
      ...(username !== null && { username }),
      ...(credential !== null && { credential }),
    })),
    iceTransportPolicy: isRelayOnly ? 'relay' : 'all',
  };
}
