import { inject } from 'vitest';
import { inRoot } from '../../../tools/lib/paths.ts';
import { runCommand } from '../../../tools/lib/run-command.ts';

const stack = inject('casaStack');

export const { mailUrl, superuserUrl, logFolder, browserEndpoint } = stack;

/** An address on a municipality's portal. */
export function portal(slug: string, path = '/'): string {
  return `http://${hostOf(slug)}${path}`;
}

function hostOf(slug: string): string {
  return `${slug}.localhost:${stack.portalPort}`;
}

/** A path of the portal, in a language. */
export function inLanguage(language: 'it' | 'en', path: string): string {
  if (language === 'it') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/** Runs the operator's command line. */
export async function casa(...args: string[]): Promise<void> {
  const { code, output } = await runCommand(process.execPath, [inRoot('apps/ops/dist/main.js'), ...args], {
    environment: { ...process.env, ...stack.settings },
  });
  if (code !== 0) throw new Error(`casa ${args.join(' ')} failed:\n${output}`);
}

/** Asks a municipality's API as a program would: what other people do meanwhile. */
export async function ask<Data>(slug: string, query: string, variables: Readonly<Record<string, unknown>>): Promise<Data> {
  const answer = await fetch(`${stack.apiUrl}/graphql`, {
    method: 'POST',
    // The API believes the addresses of its own machine, as it does the portal.
    headers: { 'content-type': 'application/json', 'x-forwarded-host': hostOf(slug) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data?: Data; errors?: readonly { message: string }[] };
  if (!data || errors) throw new Error(`The API answered ${JSON.stringify(errors)}`);
  return data;
}
