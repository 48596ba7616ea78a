import { type Client, createClient, type FormattedExecutionResult } from 'graphql-ws';
import WebSocket from 'ws';
import type { ApiError, GraphqlAnswer, GraphqlCall, RunningApi } from './running-api.js';

/** How a WebSocket ended. */
export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** The results of a subscription. */
export type LiveEvents = AsyncIterableIterator<FormattedExecutionResult, undefined>;

/** A client of the API's subscriptions, on a connection of its own that is not opened again. */
export interface LiveClient extends AsyncDisposable {
  /** Settles when the connection is over, whoever ended it. */
  readonly closed: Promise<Closed>;
  /** The results of a subscription, as they come; what is refused is thrown as a list of errors. */
  events(call: GraphqlCall): LiveEvents;
}

/** @param headers of the request that opens the connection: `host` says which municipality. */
export function liveClient(port: number, headers: Readonly<Record<string, string>>): LiveClient {
  class WithHeaders extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol, { headers });
    }
  }
  const closed = Promise.withResolvers<Closed>();
  const client: Client = createClient({
    url: `ws://127.0.0.1:${port}/graphql`,
    webSocketImpl: WithHeaders,
    retryAttempts: 0,
    on: { closed: (event) => closed.resolve(event as Closed) },
  });
  return {
    closed: closed.promise,
    events: ({ query = '', variables, operationName, extensions }) =>
      client.iterate({
        query,
        ...(variables !== undefined && { variables: variables as Record<string, unknown> }),
        ...(operationName !== undefined && { operationName }),
        ...(extensions !== undefined && { extensions: extensions as Record<string, unknown> }),
      }),
    [Symbol.asyncDispose]: async () => client.dispose(),
  };
}

/** The codes of an error that a subscription ended with. */
export async function refusalOf(events: LiveEvents): Promise<unknown[]> {
  try {
    const { value } = await events.next();
    return (value?.errors ?? []).map(({ extensions }) => extensions?.['code']);
  } catch (thrown) {
    if (!Array.isArray(thrown)) throw thrown;
    return (thrown as { extensions?: { code?: unknown } }[]).map(({ extensions }) => extensions?.code);
  }
}

/** The answer to any call: of a subscription the first that it sends, with the status that HTTP would have given it. */
export async function answerTo(
  api: RunningApi,
  host: string,
  call: GraphqlCall,
  headers: Readonly<Record<string, string>> = {},
): Promise<Omit<GraphqlAnswer, 'headers'>> {
  if (!call.query?.startsWith('subscription')) return api.ask(host, call, headers);
  await using client = liveClient(api.port, { host, ...headers });
  try {
    const { value } = await client.events(call).next();
    const { data = null, errors } = value ?? {};
    // What is wrong with the whole call has no place in its answer.
    if (errors?.every(({ path }) => path === undefined)) return refusedCall(errors as ApiError[]);
    return { status: 200, data, errors: errors as ApiError[] | undefined, body: JSON.stringify({ data, errors }) };
  } catch (thrown) {
    if (Array.isArray(thrown)) return refusedCall(thrown as ApiError[]);
    if ((thrown as Partial<Closed>).code !== TOO_BIG) throw thrown;
    return refusedCall([{ message: 'The call is too big.', extensions: { code: 'BAD_USER_INPUT' } }]);
  }
}

/** The status of a WebSocket that was sent more than it takes; RFC 6455, 7.4.1. */
const TOO_BIG = 1009;

function refusedCall(errors: readonly ApiError[]): Omit<GraphqlAnswer, 'headers'> {
  return { status: 400, data: undefined, errors, body: JSON.stringify({ errors }) };
}

/** The HTTP status with which the opening of a WebSocket was refused. */
export function refusedOpening(port: number, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', { headers });
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.resume();
    });
    socket.on('open', () => reject(new Error('it was opened')));
    socket.on('error', () => undefined);
  });
}

/** A WebSocket without a client's manners: it sends what it is told and says how it ended. */
export async function rawSocket(port: number, headers: Readonly<Record<string, string>>, protocol = 'graphql-transport-ws') {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, protocol, { headers });
  const closed = new Promise<Closed>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') }));
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  return { socket, closed };
}
