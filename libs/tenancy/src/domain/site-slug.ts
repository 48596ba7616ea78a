const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 120;

/** Whether a text can be the slug of a page at all; what cannot is not looked up. */
export function isSlug(text: string): boolean {
  return text.length <= LONGEST && SLUG.test(text);
}
