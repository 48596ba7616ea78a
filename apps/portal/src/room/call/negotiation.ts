/** What one side of a connection tells the other. */
export type NegotiationMessage =
  | { readonly kind: 'DESCRIPTION'; readonly description: RTCSessionDescriptionInit }
  | { readonly kind: 'CANDIDATE'; readonly candidate: RTCIceCandidateInit };

/** What a negotiation needs of an RTCPeerConnection. */
export type Negotiable = Pick<
  RTCPeerConnection,
  | 'signalingState'
  | 'localDescription'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'addIceCandidate'
  | 'onnegotiationneeded'
  | 'onicecandidate'
>;

export interface NegotiationOptions {
  /** Of two sides exactly one is: when both make an offer at once, it takes back its own. */
  readonly isPolite: boolean;
  readonly send: (message: NegotiationMessage) => void;
  /** The browser does not take what was said: nothing that either side does now makes this connection. */
  readonly onFailure: () => void;
}

/**
 * Perfect negotiation, as the WebRTC recommendation has it (W3C, 10.7): either side may change anything at any time, both run this same code, and what they offer
 * at once does not collide. What comes is worked off in its order: an answer is set before the next offer is looked at.
 */
export class Negotiation {
  private isMakingOffer = false;
  private isIgnoringOffer = false;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Negotiable,
    private readonly options: NegotiationOptions,
  ) {
    connection.onnegotiationneeded = () => void this.offer();
    connection.onicecandidate = ({ candidate }) => {
      if (candidate) options.send({ kind: 'CANDIDATE', candidate: candidate.toJSON() });
    };
  }

  /** To be called with each message of the other side, in the order they were sent. */
  receive(message: NegotiationMessage): Promise<void> {
    this.work = this.work.then(() => this.take(message)).catch(() => this.options.onFailure());
    return this.work;
  }

  private async offer(): Promise<void> {
    this.isMakingOffer = true;
    try {
      await this.connection.setLocalDescription();
      this.tellDescription();
    } catch {
      this.options.onFailure();
    } finally {
      this.isMakingOffer = false;
    }
  }

  private async take(message: NegotiationMessage): Promise<void> {
    if (message.kind === 'DESCRIPTION') return this.takeDescription(message.description);
    try {
      await this.connection.addIceCandidate(message.candidate);
    } catch (error) {
      // Those of an offer that was not taken belong to nothing.
      if (!this.isIgnoringOffer) throw error;
    }
  }

  private async takeDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const isCollision = description.type === 'offer' && (this.isMakingOffer || this.connection.signalingState !== 'stable');
    this.isIgnoringOffer = !this.options.isPolite && isCollision;
    if (this.isIgnoringOffer) return;
    await this.connection.setRemoteDescription(description);
    if (description.type !== 'offer') return;
    await this.connection.setLocalDescription();
    this.tellDescription();
  }

  private tellDescription(): void {
    const { localDescription } = this.connection;
    if (localDescription)
      this.options.send({ kind: 'DESCRIPTION', description: { type: localDescription.type, sdp: localDescription.sdp } });
  }
}
