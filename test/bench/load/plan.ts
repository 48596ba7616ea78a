/** What a load process is told to do. */
export interface LoadPlan {
  /** Where: http://127.0.0.1:… */
  readonly url: string;
  /** The Host header: which municipality. */
  readonly host: string;
  readonly work: Work;
  /** Sessions of those who ask, request by request in turn; visitors when there are none. */
  readonly cookies?: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

export type Work =
  /** The same bytes each time. */
  | { readonly kind: 'same'; readonly path: string; readonly body?: unknown }
  /** One request after the other, again from the first when all were asked. */
  | { readonly kind: 'in turn'; readonly path: string; readonly bodies: readonly unknown[] }
  /** The same request, each time with a variable the document does not have: to a cache it is another, to the resolvers the same. */
  | { readonly kind: 'never the same'; readonly path: string; readonly body: GraphqlBody }
  /** One appointment after the other: each at a start, and for a citizen, of its own. */
  | { readonly kind: 'booking'; readonly slots: readonly FreeSlot[]; readonly withHold: boolean }
  /** Answers of an identity provider, each posted once: however long it takes, until there are none left. */
  | { readonly kind: 'login'; readonly forms: readonly string[] };

export interface GraphqlBody {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly extensions: unknown;
}

/** A start that the API offered. */
export interface FreeSlot {
  readonly officeId: string;
  readonly serviceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What it says when it is done. */
export type LoadAnswer = LoadResult | { readonly failure: string };

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly count: number;
}
