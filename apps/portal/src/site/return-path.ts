/** The API keeps no longer one until the identity provider answers. */
const LONGEST = 1000;
const ROUND_TRIPS = /^(\/en)?\/(accedi|esci|accesso-non-riuscito)(\/|\.|$)/;

/**
 * The page to go back to after the login, out of an address: a path of this site with its choices. Whatever could lead elsewhere, or to
 * the login again, becomes the person's own page.
 */
export function returnPath(wanted: string | null, home: string): string {
  if (wanted === null || !wanted.startsWith('/') || wanted.length > LONGEST) return home;
  const base = 'https://here.invalid';
  const parsed = URL.parse(wanted, base);
  if (parsed?.origin !== base || ROUND_TRIPS.test(parsed.pathname)) return home;
  return parsed.pathname + parsed.search;
}

/** Where to log in, and come back. */
export function loginPath(back: string, level?: number): string {
  const query = new URLSearchParams({ da: back, ...(level !== undefined && { livello: String(level) }) });
  return `/accedi?${query.toString()}`;
}
