/** Scheme and host of a municipality's portal: by the template where there is one (development), else https at its first host. */
export function portalOrigin(
  { slug, hosts }: { readonly slug: string; readonly hosts: readonly string[] },
  template: string | undefined,
): string {
  return template?.replace('{slug}', slug) ?? `https://${hosts[0] ?? ''}`;
}
