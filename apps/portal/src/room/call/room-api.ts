/** The API did not answer, or not as it should: it may do so later. */
export class ApiUnavailable extends Error {}

const TIMEOUT_MS = 10_000;

/**
 * Asks the API from the browser, with the session if there is one.
 * @param hash of a trusted document; its types are given by who asks. @throws ApiUnavailable
 */
export async function callApi<Result>(hash: string, variables: object): Promise<Result> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': document.documentElement.lang },
    body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => undefined);
  const answer = (await response?.json().catch(() => undefined)) as { readonly data?: Result | null } | undefined;
  if (answer?.data == null) throw new ApiUnavailable('The API did not answer');
  return answer.data;
}
