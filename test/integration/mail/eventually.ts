import { waitUntil } from '../../../tools/lib/wait-until.ts';

/** What `ask` answers as soon as it answers something. */
export async function eventually<Value>(what: string, ask: () => Promise<Value | undefined>, timeout = 20_000): Promise<Value> {
  let found: Value | undefined;
  await waitUntil(
    async () => (found = await ask()) !== undefined,
    timeout,
    () => new Error(`waited in vain: ${what}`),
  );
  return found as Value;
}
