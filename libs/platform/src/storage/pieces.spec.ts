import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inPieces } from './pieces.js';

async function* from(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

async function collected<Part>(parts: AsyncIterable<Part>): Promise<Part[]> {
  const all: Part[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

it('whatever comes is cut into pieces of one size, and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 16 }),
      async (parts, size) => {
        const pieces = await collected(inPieces(from(parts), size));
        expect(Buffer.concat(pieces.map(({ bytes }) => bytes))).toEqual(Buffer.concat(parts));
        expect(pieces.map(({ isLast }) => isLast)).toEqual(pieces.map((_, place) => place === pieces.length - 1));
        expect(pieces.slice(0, -1).every(({ bytes }) => bytes.length === size)).toBe(true);
        expect(pieces.at(-1)!.bytes.length).toBeLessThanOrEqual(size);
      },
    ),
  );
});
