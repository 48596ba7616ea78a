import type { NegotiationMessage } from './negotiation.js';
import { readSignal, type Signal, type SignalBody } from './signals.js';

/** A connection with one other page. */
export interface Link {
  receive(message: NegotiationMessage): void;
  close(): void;
}

export interface LinkOptions {
  readonly isPolite: boolean;
  readonly send: (message: NegotiationMessage) => void;
  /** It cannot be mended: another is to be made in its place. */
  readonly onBroken: () => void;
}

export interface MeshOptions {
  readonly ownId: string;
  /** A name nobody else has. */
  readonly newName: () => string;
  readonly send: (recipientId: string, content: string) => void;
  readonly makeLink: (participantId: string, options: LinkOptions) => Link;
  readonly onMedia: (participantId: string, media: { readonly audio: boolean; readonly video: boolean }) => void;
}

/** Somebody else in the room. */
export interface Other {
  readonly id: string;
  /** Their page is open, as far as the API knows. */
  readonly isPresent: boolean;
}

/** Another participant, and how far we are with them. */
interface Peer {
  ownName: string;
  theirName: string | undefined;
  link: Link | undefined;
  sent: number;
  /** Number of the last signal that was heard under their name. */
  heard: number;
}

/**
 * Connects the page with that of everybody else in the room, each with each. Whoever comes says HELLO; whoever hears it makes a connection for that page and answers
 * WELCOME, upon which the other makes theirs; from then on both negotiate. A page that was loaded again says HELLO under a new name, and the connection with the one before is
 * given up.
 */
export class Mesh {
  private readonly peers = new Map<string, Peer>();
  private media = { audio: false, video: false };

  constructor(private readonly options: MeshOptions) {}

  /**
   * Who else is in the room. To be called whenever that changes, and every so often: a HELLO that was not heard is said again. While somebody's page has lost the
   * API their connection stays: sound and picture do not pass through it.
   */
  meet(others: readonly Other[]): void {
    for (const id of this.peers.keys()) if (!others.some((other) => other.id === id)) this.part(id);
    for (const { id, isPresent } of others) {
      const peer = this.peers.get(id) ?? this.expect(id);
      if (isPresent && !peer.link) this.say(id, peer, { kind: 'HELLO' });
    }
  }

  /** What another page says. */
  hear(senderId: string, content: string): void {
    const signal = readSignal(content);
    if (!signal) return;
    const peer = this.peers.get(senderId) ?? this.expect(senderId);
    const isForUs = signal.to === undefined || signal.to === peer.ownName;
    if (!isForUs || (signal.from === peer.theirName && signal.number <= peer.heard)) return;
    if (signal.kind === 'HELLO' || signal.kind === 'WELCOME') this.connect(senderId, peer, signal);
    if (signal.from !== peer.theirName) return;
    peer.heard = signal.number;
    if (signal.kind === 'DESCRIPTION' || signal.kind === 'CANDIDATE') peer.link?.receive(signal);
    if (signal.kind === 'MEDIA') this.options.onMedia(senderId, { audio: signal.audio, video: signal.video });
  }

  /** Tells the others whether microphone and camera are on. */
  tellMedia(media: { readonly audio: boolean; readonly video: boolean }): void {
    this.media = media;
    for (const [id, peer] of this.peers) if (peer.link) this.say(id, peer, { kind: 'MEDIA', ...media });
  }

  /** Gives up all connections. */
  close(): void {
    for (const id of [...this.peers.keys()]) this.part(id);
  }

  private expect(id: string): Peer {
    const peer: Peer = { ownName: this.options.newName(), theirName: undefined, link: undefined, sent: 0, heard: 0 };
    this.peers.set(id, peer);
    return peer;
  }

  private connect(id: string, peer: Peer, { kind, from }: Signal): void {
    if (from === peer.theirName && peer.link) return;
    peer.link?.close();
    Object.assign(peer, { theirName: from, heard: 0 });
    // Before the connection begins to talk: the other side must know it first.
    if (kind === 'HELLO') this.say(id, peer, { kind: 'WELCOME' });
    peer.link = this.options.makeLink(id, {
      isPolite: this.options.ownId > id,
      send: (message) => {
        if (this.peers.get(id) === peer && peer.theirName === from) this.say(id, peer, message);
      },
      onBroken: () => this.renew(id, peer, from),
    });
    this.say(id, peer, { kind: 'MEDIA', ...this.media });
  }

  /** Another attempt, under another name. */
  private renew(id: string, peer: Peer, theirName: string): void {
    if (this.peers.get(id) !== peer || peer.theirName !== theirName) return;
    this.part(id);
    this.say(id, this.expect(id), { kind: 'HELLO' });
  }

  private part(id: string): void {
    this.peers.get(id)?.link?.close();
    this.peers.delete(id);
  }

  private say(id: string, peer: Peer, body: SignalBody): void {
    peer.sent += 1;
    const signal: Signal = { ...body, from: peer.ownName, number: peer.sent, ...(peer.theirName !== undefined && { to: peer.theirName }) };
    this.options.send(id, JSON.stringify(signal));
  }
}
