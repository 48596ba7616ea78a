/**
 * A name or a part of one as it is compared: without accents, in lower case, with one kind of apostrophe. `FOLDED_NAME` in the
 * municipality's repository does the same in SQL.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}
