import type { NegotiationMessage } from './negotiation.js';

/** What browsers in a room say to each other; the API passes it on and does not read it. */
export type SignalBody =
  /** A connection is wanted, with whoever has this page. */
  | { readonly kind: 'HELLO' }
  /** So be it. */
  | { readonly kind: 'WELCOME' }
  /** Whether microphone and camera are on. */
  | { readonly kind: 'MEDIA'; readonly audio: boolean; readonly video: boolean }
  | NegotiationMessage;

/**
 * A signal under way. Each attempt of two pages to connect has a name on either side: what was said to a page that is gone, or about a connection that was given up,
 * is known by it.
 */
export type Signal = SignalBody & {
  readonly from: string;
  /** Absent while the other side's name is not known. */
  readonly to?: string;
  /** Counts what was said under this name: what is sent again, because nobody answered, is heard once. */
  readonly number: number;
};

const KINDS: readonly string[] = ['HELLO', 'WELCOME', 'MEDIA', 'DESCRIPTION', 'CANDIDATE'] satisfies SignalBody['kind'][];

/** @returns undefined for what no page of ours has written. */
export function readSignal(content: string): Signal | undefined {
  try {
    const signal: unknown = JSON.parse(content);
    return isSignal(signal) ? signal : undefined;
  } catch {
    return undefined;
  }
}

function isSignal(value: unknown): value is Signal {
  const { kind, from, to, number, description, candidate } = Object(value) as Readonly<Record<string, unknown>>;
  if (typeof kind !== 'string' || !KINDS.includes(kind) || typeof from !== 'string' || !Number.isInteger(number)) return false;
  if (to !== undefined && typeof to !== 'string') return false;
  if (kind === 'DESCRIPTION') return typeof description === 'object' && description !== null;
  return kind !== 'CANDIDATE' || (typeof candidate === 'object' && candidate !== null);
}
