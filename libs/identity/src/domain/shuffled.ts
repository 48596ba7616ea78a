import { randomInt } from 'node:crypto';

/** In random order (Fisher and Yates): no identity provider stands first more often than another. */
export function shuffled<Item>(items: readonly Item[]): Item[] {
  const result: Item[] = [];
  items.forEach((item, index) => {
    const place = randomInt(index + 1);
    const other = result[place];
    result[place] = item;
    if (place < index && other !== undefined) result[index] = other;
  });
  return result;
}
