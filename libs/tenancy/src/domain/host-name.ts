/** DNS name in its ASCII form, each label as RFC 1123 has it. */
const DNS_NAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;
const LONGEST = 300;

/**
 * The name in a Host header, as it is compared: without port, in lower case, without the root's dot.
 * @returns undefined for an address in brackets and for whatever is not a name; no municipality answers there.
 */
export function hostName(header: string | undefined): string | undefined {
  if (header === undefined || header.length > LONGEST) return undefined;
  const name = header
    .toLowerCase()
    .replace(/:\d{0,5}$/, '')
    .replace(/\.$/, '');
  return DNS_NAME.test(name) ? name : undefined;
}
