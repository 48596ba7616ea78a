import { readCursor } from '@casa/platform/graphql';

/** Where a page of municipalities begins. @throws BAD_USER_INPUT for a cursor this API did not make. */
export function municipalityCursor(after: string | null | undefined): { readonly name: string; readonly id: string } | undefined {
  const key = readCursor(after, ['text', 'id']);
  return key && { name: key[0], id: key[1] };
}

/** Where a page of news begins. @throws BAD_USER_INPUT for a cursor this API did not make. */
export function newsCursor(after: string | null | undefined): { readonly publishedOn: string; readonly id: string } | undefined {
  const key = readCursor(after, ['day', 'id']);
  return key && { publishedOn: key[0], id: key[1] };
}
