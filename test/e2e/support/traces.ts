import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { logFolder } from './stack.ts';

/** Where a secret of an address could be seen: the addresses pages stood at, and what requests said of where they come from. */
export interface Traces {
  readonly addresses: readonly string[];
  referers(): Promise<readonly string[]>;
}

export function tracesOf(context: BrowserContext): Traces {
  const addresses: string[] = [];
  const referers: Promise<string | null>[] = [];
  context.on('page', (page) => page.on('framenavigated', (frame) => addresses.push(frame.url())));
  context.on('requestfinished', (request) => referers.push(request.headerValue('referer')));
  return {
    addresses,
    referers: async () => (await Promise.all(referers)).flatMap((referer) => referer || []),
  };
}

/** Stands in for the citizens' mail servers, and says whose mail came. */
const CATCHER_LOG = 'mail.log';

/** Everything our processes and the database have written, by the name of the log. */
export function logs(): ReadonlyMap<string, string> {
  const names = readdirSync(logFolder).filter((name) => name !== CATCHER_LOG);
  return new Map(names.map((name) => [name, readFileSync(join(logFolder, name), 'utf8')]));
}
