/** Where a browser goes on to end its session at the identity provider: a web address, or nowhere. */
export function providerLogout(redirect: string | null | undefined): string | undefined {
  return redirect != null && /^https?:\/\//.test(redirect) ? redirect : undefined;
}
