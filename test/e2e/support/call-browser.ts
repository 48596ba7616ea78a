import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumOptions } from '../../../tools/lib/chromium.ts';

/** A camera that films a ticking circle and a microphone that beeps; nobody is asked whether they may be used. */
const FAKE_DEVICES = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
/** Two browsers on one machine, which may have no network at all. */
const ON_ONE_MACHINE = '--allow-loopback-in-peer-connection';

/** A whole browser of one person, apart from everybody else's. */
export interface CallBrowser extends AsyncDisposable {
  open(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Closes every window. */
  closeAll(): Promise<void>;
}

export async function callBrowser(): Promise<CallBrowser> {
  const browser: Browser = await chromium.launch(await chromiumOptions(...FAKE_DEVICES, ON_ONE_MACHINE));
  return {
    open: async (options = {}) => {
      const context = await browser.newContext({ locale: 'it-IT', timezoneId: 'Europe/Rome', reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(30_000);
      await context.addInitScript(keepConnections);
      return context;
    },
    closeAll: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

interface KeptWindow {
  readonly connections: readonly RTCPeerConnection[];
}

/** Runs in the page before its own scripts: keeps the connections they make, so that these can be asked how they do. */
function keepConnections(): void {
  const connections: RTCPeerConnection[] = [];
  Object.assign(window, { connections });
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
}

/** What a page's connections that live have received, and by which way. */
export interface Reception {
  /** Pictures that were decoded, one number a connection. */
  readonly frames: readonly number[];
  /** Samples of sound that were decoded. */
  readonly samples: readonly number[];
  /** How each side is reached on the way in use: host, srflx, prflx, relay. */
  readonly ways: readonly string[];
  /** Names of the attempts to find a way (ICE): another attempt has another. */
  readonly attempts: readonly string[];
  /** How many connections the page has made, with those that are no more. */
  readonly made: number;
  /** How far each of them is, for who looks why nothing arrives. */
  readonly states: string;
}

export function reception(page: Page): Promise<Reception> {
  return page.evaluate(receive);
}

/** Runs in the page. */
async function receive(): Promise<Reception> {
  const { connections } = window as unknown as KeptWindow;
  const live = connections.filter(({ connectionState }) => connectionState === 'connected');
  const reports = await Promise.all(
    live.map(async (connection) => [...((await connection.getStats()) as unknown as Map<string, Stat>).values()]),
  );
  const sum = (stats: readonly Stat[], kind: string, of: (stat: Stat) => number | undefined) =>
    stats.filter((stat) => stat.type === 'inbound-rtp' && stat.kind === kind).reduce((all, stat) => all + (of(stat) ?? 0), 0);
  return {
    frames: reports.map((stats) => sum(stats, 'video', ({ framesDecoded }) => framesDecoded)),
    samples: reports.map((stats) => sum(stats, 'audio', ({ totalSamplesReceived }) => totalSamplesReceived)),
    ways: reports.flatMap((stats) => {
      const used = stats.find(({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded');
      const way = (id: string | undefined) => stats.find((stat) => stat.id === id)?.candidateType ?? 'none';
      return used ? [`${way(used.localCandidateId)} to ${way(used.remoteCandidateId)}`] : [];
    }),
    attempts: live.map(({ localDescription }) => /a=ice-ufrag:(\S+)/.exec(localDescription?.sdp ?? '')?.[1] ?? ''),
    made: connections.length,
    states: connections
      .map(({ connectionState, iceConnectionState, iceGatheringState, signalingState }) =>
        [connectionState, iceConnectionState, iceGatheringState, signalingState].join(' '),
      )
      .join(', '),
  };
}

/** The parts of RTCStats that are read here. */
interface Stat {
  readonly id: string;
  readonly type: string;
  readonly kind?: string;
  readonly framesDecoded?: number;
  readonly totalSamplesReceived?: number;
  readonly nominated?: boolean;
  readonly state?: string;
  readonly localCandidateId?: string;
  readonly remoteCandidateId?: string;
  readonly candidateType?: string;
}
