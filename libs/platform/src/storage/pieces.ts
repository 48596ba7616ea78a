/** A part of a content, as it is stored. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly isLast: boolean;
}

/** Cuts what comes into pieces of one size, of which the last may be shorter. There is always one, be it empty. */
export async function* inPieces(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Piece, undefined> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    waiting.push(part);
    length += part.length;
    // A full piece is kept back until there is more: only then is it not the last.
    if (length <= size) continue;
    const all = Buffer.concat(waiting);
    let begin = 0;
    for (; all.length - begin > size; begin += size) yield { bytes: all.subarray(begin, begin + size), isLast: false };
    waiting = [all.subarray(begin)];
    length = all.length - begin;
  }
  yield { bytes: Buffer.concat(waiting), isLast: true };
}
