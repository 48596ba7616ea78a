import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a registry is published, as a test wants it to be. */
export interface RegistryServer extends AsyncDisposable {
  readonly url: string;
  /** How often it was asked. */
  readonly asked: () => number;
  /** From now on it holds these metadata. */
  hold(...metadata: readonly string[]): void;
  /** From now on it says this. */
  say(status: number, body: string): void;
}

export async function registryServer(): Promise<RegistryServer> {
  let asked = 0;
  let answer = { status: 404, body: '' };
  const server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(answer.status, { 'content-type': 'application/samlmetadata+xml' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/entities-idp`,
    asked: () => asked,
    hold: (...metadata) => (answer = { status: 200, body: registryOf(metadata) }),
    say: (status, body) => (answer = { status, body }),
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** As SPID's registry publishes all its identity providers: in one document. */
export function registryOf(metadata: readonly string[]): string {
  // In one document each needs an ID of its own.
  const entities = metadata.map((xml, index) => xml.replace(/^<\?xml[^>]*\?>/, '').replace(/ ID="[^"]*"/, ` ID="_entity-${index}"`));
  return `<?xml version="1.0" encoding="UTF-8"?><md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${entities.join('\n')}</md:EntitiesDescriptor>`;
}
