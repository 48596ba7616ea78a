const MAX_SEARCH = 100;
const MAX_CURSOR = 500;

/** What a list's address asks: `q` searches, `dopo` is the API's cursor. */
export function pageQuery(url: URL): { readonly search: string; readonly after: string | null } {
  return {
    search: url.searchParams.get('q')?.trim().slice(0, MAX_SEARCH) ?? '',
    after: url.searchParams.get('dopo')?.slice(0, MAX_CURSOR) ?? null,
  };
}

/** Addresses of the next page and of the first one, keeping the search. */
export function pagerLinks(
  url: URL,
  { hasNextPage, endCursor }: { readonly hasNextPage: boolean; readonly endCursor: string | null },
): { readonly nextHref: string | undefined; readonly firstHref: string | undefined } {
  const link = (after: string | undefined): string => {
    const search = new URLSearchParams(url.searchParams);
    search.delete('dopo');
    if (after !== undefined) search.set('dopo', after);
    const query = search.toString();
    return url.pathname + (query && `?${query}`);
  };
  return {
    nextHref: hasNextPage && endCursor !== null ? link(endCursor) : undefined,
    firstHref: url.searchParams.has('dopo') ? link(undefined) : undefined,
  };
}
