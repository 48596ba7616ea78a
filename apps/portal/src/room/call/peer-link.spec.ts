import { afterEach, expect, it, vi } from 'vitest';
import { PeerLink } from './peer-link.js';

afterEach(() => void vi.unstubAllGlobals());

/** As the recommendation has it: a connection that is closed takes no track. */
class PaperConnection {
  signalingState: RTCSignalingState = 'stable';

  addTrack(): void {
    if (this.signalingState === 'closed') throw new Error('InvalidStateError');
  }

  close(): void {
    this.signalingState = 'closed';
  }
}

it('one that is closed leaves tracks alone: the others’ go on', () => {
  vi.stubGlobal('RTCPeerConnection', PaperConnection);
  vi.stubGlobal('MediaStream', EventTarget);
  const link = new PeerLink({
    ...{ configuration: {}, tracks: { audio: null, video: null }, isPolite: true },
    ...{ send: () => undefined, onBroken: () => undefined, onState: () => undefined, onStream: () => undefined },
  });
  link.close();
  expect(() => link.setTracks({ audio: null, video: new EventTarget() as MediaStreamTrack })).not.toThrow();
});
