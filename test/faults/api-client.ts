import { Agent, request } from 'node:http';

export interface GraphqlAnswer {
  readonly status: number;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Asks an API as a browser behind a proxy would, over connections that are kept. */
export class ApiClient {
  private readonly agent: Agent;

  /** @param url http://127.0.0.1:… @param host of the municipality: fetch would not send one of our choosing. */
  constructor(
    private readonly url: string,
    private readonly host: string,
    connections = 100,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Rejects when there is no answer: the connection is refused, or cut before the answer is whole. */
  ask(query: string, variables: object): Promise<GraphqlAnswer> {
    const body = JSON.stringify({ query, variables });
    const headers = { host: this.host, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url}/graphql`, { method: 'POST', agent: this.agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          try {
            const { data, errors } = JSON.parse(Buffer.concat(parts).toString('utf8')) as Omit<GraphqlAnswer, 'status'>;
            resolve({ status: answer.statusCode ?? 0, ...(data !== undefined && { data }), ...(errors && { errors }) });
          } catch (error) {
            reject(error instanceof Error ? error : new Error('no JSON'));
          }
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
