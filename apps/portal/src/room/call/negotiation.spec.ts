import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Negotiable, Negotiation, type NegotiationMessage } from './negotiation.js';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
}

/** Makes something take a while: as many turns as the dice say. */
type Dawdle = () => Promise<void>;

/**
 * A connection as the recommendation describes its states, without media: what is negotiated is how often each side has changed. What is asked of it is done one
 * after the other; an offer that is taken while there is one of its own is taken back first.
 */
class PaperConnection implements Negotiable {
  signalingState: RTCSignalingState = 'stable';
  localDescription: RTCSessionDescription | null = null;
  onnegotiationneeded: Negotiable['onnegotiationneeded'] = null;
  onicecandidate: Negotiable['onicecandidate'] = null;
  /** Changes of this side, those of them that were negotiated, and those that are known of the other. */
  changes = 0;
  negotiated = 0;
  remote: number | undefined;
  readonly candidates: string[] = [];
  private offered = 0;
  private waiting = 0;
  private operations: Promise<void> = Promise.resolve();

  constructor(private readonly dawdle: Dawdle) {}

  change(): void {
    this.changes += 1;
    this.need();
  }

  setLocalDescription(): Promise<void> {
    return this.next(() => this.setLocal());
  }

  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    return this.next(() => this.setRemote(description));
  }

  addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
    return this.next(() => this.addCandidate(candidate?.candidate ?? ''));
  }

  private next(operation: () => void): Promise<void> {
    this.waiting += 1;
    const done = this.operations.then(this.dawdle).then(operation);
    this.operations = done
      .catch(() => undefined)
      .then(() => {
        this.waiting -= 1;
        this.need();
      });
    return done;
  }

  private setLocal(): void {
    if (this.signalingState === 'have-remote-offer') {
      this.describe('answer');
      this.negotiated = this.changes;
      this.signalingState = 'stable';
    } else {
      if (this.signalingState !== 'stable') throw new Error(`an offer while ${this.signalingState}`);
      this.offered = this.changes;
      this.describe('offer');
      this.signalingState = 'have-local-offer';
    }
  }

  private setRemote({ type, sdp }: RTCSessionDescriptionInit): void {
    if (type === 'offer') {
      if (this.signalingState === 'have-remote-offer') throw new Error('two offers');
      this.remote = Number(sdp);
      this.signalingState = 'have-remote-offer';
    } else {
      if (this.signalingState !== 'have-local-offer') throw new Error(`an answer while ${this.signalingState}`);
      this.remote = Number(sdp);
      this.negotiated = this.offered;
      this.signalingState = 'stable';
    }
  }

  private addCandidate(candidate: string): void {
    if (this.remote === undefined) throw new Error('a candidate of nothing');
    this.candidates.push(candidate);
  }

  private describe(type: RTCSdpType): void {
    const sdp = String(this.changes);
    this.localDescription = { type, sdp, toJSON: () => ({ type, sdp }) };
    const candidate = `${type} ${sdp}`;
    const event = { candidate: { toJSON: () => ({ candidate }) } } as unknown as RTCPeerConnectionIceEvent;
    // In a task of its own: whoever waits for the description has it by then.
    void turns(10).then(() => {
      this.onicecandidate?.call(this as unknown as RTCPeerConnection, event);
    });
  }

  private need(): void {
    queueMicrotask(() => {
      if (this.signalingState === 'stable' && this.waiting === 0 && this.negotiated !== this.changes)
        this.onnegotiationneeded?.call(this as unknown as RTCPeerConnection, new Event('negotiationneeded'));
    });
  }
}

/** Two sides with a line each way that keeps the order and takes its time. */
class Pair {
  readonly failures: string[] = [];
  readonly one: PaperConnection;
  readonly other: PaperConnection;
  private readonly lines: Promise<void>[] = [Promise.resolve(), Promise.resolve()];
  private readonly sides: readonly Negotiation[];

  constructor(private readonly dawdle: Dawdle) {
    this.one = new PaperConnection(dawdle);
    this.other = new PaperConnection(dawdle);
    this.sides = [this.side(this.one, true, 1), this.side(this.other, false, 0)];
  }

  /** Until nothing is under way any more. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 400; turn += 1) {
      await Promise.all(this.lines);
      await Promise.resolve();
    }
  }

  private side(connection: PaperConnection, isPolite: boolean, to: 0 | 1): Negotiation {
    return new Negotiation(connection, {
      isPolite,
      send: (message: NegotiationMessage) => {
        this.lines[to] = this.lines[to]!.then(this.dawdle).then(() => this.sides[to]!.receive(message));
      },
      onFailure: () => this.failures.push(isPolite ? 'polite' : 'impolite'),
    });
  }
}

function dawdling(counts: readonly number[]): Dawdle {
  let place = 0;
  return () => {
    place += 1;
    return turns(counts[place % counts.length] ?? 0);
  };
}

describe('a negotiation', () => {
  it('agrees on what one side has', async () => {
    const pair = new Pair(dawdling([1]));
    pair.one.change();
    await pair.settle();
    expect([pair.one.signalingState, pair.other.signalingState, pair.other.remote]).toEqual(['stable', 'stable', 1]);
    expect(pair.other.candidates).toContain('offer 1');
  });

  it('agrees when both begin at once', async () => {
    const pair = new Pair(dawdling([2]));
    pair.one.change();
    pair.other.change();
    await pair.settle();
    expect([pair.one.remote, pair.other.remote]).toEqual([1, 1]);
    expect(pair.failures).toEqual([]);
  });

  it('tells of what no browser takes', async () => {
    const failures: string[] = [];
    const connection = new PaperConnection(dawdling([0]));
    const negotiation = new Negotiation(connection, { isPolite: true, send: () => undefined, onFailure: () => failures.push('once') });
    await negotiation.receive({ kind: 'DESCRIPTION', description: { type: 'answer', sdp: '1' } });
    expect(failures).toEqual(['once']);
  });

  it('whatever either side changes whenever, both end up knowing all of the other', async () => {
    const step = fc.record({ isOne: fc.boolean(), wait: fc.nat(6) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), fc.array(fc.nat(5), { minLength: 1, maxLength: 20 }), async (steps, counts) => {
        const pair = new Pair(dawdling(counts));
        for (const { isOne, wait } of steps) {
          (isOne ? pair.one : pair.other).change();
          await turns(wait);
        }
        await pair.settle();
        expect(pair.failures).toEqual([]);
        expect([pair.one.signalingState, pair.other.signalingState]).toEqual(['stable', 'stable']);
        if (steps.length > 0) expect([pair.one.remote, pair.other.remote]).toEqual([pair.other.changes, pair.one.changes]);
      }),
      { numRuns: 300 },
    );
  });
});
