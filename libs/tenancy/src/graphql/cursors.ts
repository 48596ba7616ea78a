import { isId } from '@casa/kernel';
import { readCursor } from '@casa/platform/graphql';
import { GraphQLError } from 'graphql';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Where a page of municipalities begins. @throws BAD_USER_INPUT for a cursor this API did not make. */
export function municipalityCursor(after: string | null | undefined): { readonly name: string; readonly id: string } | undefined {
  const [name, id] = readCursor(after, ['string', 'string']) ?? [];
  if (name === undefined) return undefined;
  if (String(name).includes('\0') || !isId(String(id))) throw notOurs();
  return { name: String(name), id: String(id) };
}

/** Where a page of news begins. @throws BAD_USER_INPUT for a cursor this API did not make. */
export function newsCursor(after: string | null | undefined): { readonly publishedOn: string; readonly id: string } | undefined {
  const [publishedOn, id] = readCursor(after, ['string', 'string']) ?? [];
  if (publishedOn === undefined) return undefined;
  if (!isDay(String(publishedOn)) || !isId(String(id))) throw notOurs();
  return { publishedOn: String(publishedOn), id: String(id) };
}

function isDay(text: string): boolean {
  return DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

function notOurs(): GraphQLError {
  return new GraphQLError('This cursor is not one of ours.', { extensions: { code: 'BAD_USER_INPUT' } });
}
