import { GraphQLError } from 'graphql';

const LONGEST_SEARCH = 100;

/** Words to search for. @throws BAD_USER_INPUT when over-long or with control characters. */
export function searchText(text: string | null | undefined): string | undefined {
  const words = text?.trim();
  if (words === undefined || words === '') return undefined;
  if (words.length <= LONGEST_SEARCH && !/\p{Cc}/u.test(words)) return words;
  throw new GraphQLError(`A search is up to ${LONGEST_SEARCH} printable characters.`, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** A name in addresses; undefined for what cannot be one and so names nothing. */
export function slugText(text: string): string | undefined {
  return /^[a-z0-9][a-z0-9-]{0,99}$/.test(text) ? text : undefined;
}
