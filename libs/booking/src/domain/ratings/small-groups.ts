/** What fewer than these say is shown to nobody: among so few one would be recognised. */
export const SMALLEST_GROUP = 5;

/**
 * Which parts of a whole are not shown, when the whole is. A part of a few is hidden; and as the whole minus the parts shown would tell what the
 * hidden ones say, the smallest of the others is hidden with them until they are enough together.
 * @param counts how many each part is of.
 */
export function hiddenParts(counts: readonly number[]): readonly boolean[] {
  const hidden = counts.map((count) => count < SMALLEST_GROUP);
  const together = () => counts.reduce((sum, count, part) => (hidden[part] ? sum + count : sum), 0);
  while (together() > 0 && together() < SMALLEST_GROUP) {
    const smallest = smallestShown(counts, hidden);
    if (smallest === undefined) break;
    hidden[smallest] = true;
  }
  return hidden;
}

/**
 * The parts that are shown, of several wholes. What is told of more than one whole is the sum of these: whoever takes one sum from another gets no
 * less than a part that is shown.
 * @param wholeOf of a part, in a word. @param countOf how many it is of.
 */
export function shownParts<Part>(
  parts: readonly Part[],
  wholeOf: (part: Part) => string,
  countOf: (part: Part) => number,
): ReadonlySet<Part> {
  const wholes = [...Map.groupBy(parts, wholeOf).values()];
  return new Set(
    wholes.flatMap((whole) => {
      const hidden = hiddenParts(whole.map(countOf));
      return whole.filter((_, part) => !hidden[part]);
    }),
  );
}

function smallestShown(counts: readonly number[], hidden: readonly boolean[]): number | undefined {
  return counts
    .map((count, part) => ({ count, part }))
    .filter(({ part }) => !hidden[part])
    .sort((one, other) => one.count - other.count)[0]?.part;
}
