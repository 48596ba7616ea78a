import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until the condition holds; throws what `late` says when it does not in time, or when the signal is given. */
export async function waitUntil(
  condition: () => Promise<boolean>,
  timeout: number,
  late: () => Error,
  signal?: AbortSignal,
): Promise<void> {
  const end = Date.now() + timeout;
  while (!(await condition())) {
    if (Date.now() > end) throw late();
    signal?.throwIfAborted();
    await delay(100);
  }
}
