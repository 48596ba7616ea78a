/** A path of this site out of a form's field: whatever could lead elsewhere becomes the home page. */
export function internalPath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/') || value.length > 300) return '/';
  const base = 'https://here.invalid';
  const parsed = URL.parse(value, base);
  return parsed?.origin === base ? parsed.pathname : '/';
}
