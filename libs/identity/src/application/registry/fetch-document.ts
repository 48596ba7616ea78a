/** A document was not had from its address; the message is for the log. */
export class NotFetched extends Error {}

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 8_388_608;
const MAX_REDIRECTS = 3;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/**
 * The text at an address, within half a minute and 8 MiB. Redirects lead nowhere but to the same origin: what is fetched is believed for where it is.
 * @throws NotFetched
 */
export async function fetchDocument(address: string, signal = AbortSignal.timeout(TIMEOUT_MS)): Promise<string> {
  try {
    let url = new URL(address);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const response = await fetch(url, {
        redirect: 'manual',
        signal,
        headers: { accept: 'application/samlmetadata+xml, application/xml, text/xml' },
      });
      if (response.ok) return await textOf(response);
      await response.body?.cancel();
      if (!REDIRECTS.includes(response.status)) throw new NotFetched(`it answered ${response.status}`);
      url = redirected(url, response.headers.get('location') ?? '');
    }
    throw new NotFetched('it redirects without end');
  } catch (error) {
    if (error instanceof NotFetched) throw error;
    throw new NotFetched(reasonOf(error), { cause: error });
  }
}

function redirected(from: URL, location: string): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
  if (to?.origin !== from.origin) throw new NotFetched('it redirects elsewhere');
  return to;
}

/** Read piece by piece: what is too large is not read to its end. */
async function textOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > MAX_BYTES) throw new NotFetched('it is too large');
    pieces.push(piece);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
}

/** fetch hides what happened in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it could not be read';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error.name === 'TimeoutError' ? 'it does not answer in time' : error.message;
}
