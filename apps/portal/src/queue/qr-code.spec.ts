import { decodeQR } from 'qr/decode.js';
import { expect, it } from 'vitest';
import { qrDrawing, type QrDrawing } from './qr-code.server.js';

const SCALE = 4;

/** The drawing as a camera sees it. */
function photographed({ size, path }: QrDrawing): { width: number; height: number; data: Uint8Array } {
  const side = size * SCALE;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row += 1) {
      for (let column = Number(x) * SCALE; column < (Number(x) + Number(length)) * SCALE; column += 1) {
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    }
  }
  return { width: side, height: side, data };
}

it.each(['http://bari.localhost:3000/arrivo/BA-7K3Q9MXT', `https://comune.bari.ba.it/coda/${'AZaz09_-'.repeat(7).slice(0, 54)}`, 'A'])(
  'a camera reads «%s»',
  (text) => {
    expect(decodeQR(photographed(qrDrawing(text)))).toBe(text);
  },
);

it('has the quiet zone around it', () => {
  const { size, path } = qrDrawing('A');
  const columns = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].flatMap(([, x, y, length]) => [
    Number(x),
    Number(y),
    Number(x) + Number(length) - 1,
  ]);
  expect(Math.min(...columns)).toBe(4);
  expect(Math.max(...columns)).toBe(size - 5);
});
