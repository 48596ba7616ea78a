import { expect, it } from 'vitest';
import { type OutgoingSignal, type SendOutcome, SignalOutbox } from './signal-outbox.js';

const contents = (signals: readonly OutgoingSignal[]) => signals.map(({ content }) => content).join('');

function anOutbox(answers: readonly (SendOutcome | Error)[]) {
  const sent: string[] = [];
  const pauses: number[] = [];
  const outbox = new SignalOutbox({
    send: (signals) => {
      const answer = answers[sent.length] ?? 'SENT';
      sent.push(contents(signals));
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    pause: async (milliseconds) => void pauses.push(milliseconds),
  });
  const put = (...all: readonly string[]) => all.forEach((content) => outbox.put({ recipientId: 'x', content }));
  return { outbox, put, sent, pauses };
}

it('signals that come up together go together, twenty at the most', async () => {
  const { put, sent } = anOutbox([]);
  put(...Array.from({ length: 25 }, (_, place) => String.fromCharCode(97 + place)));
  await expect.poll(() => sent).toEqual(['abcdefghijklmnopqrst', 'uvwxy']);
});

it('while the API is not there they wait, longer and longer, and then go in their order', async () => {
  const { put, sent, pauses } = anOutbox([new Error('no network'), 'LATER', new Error('no network')]);
  put('a', 'b');
  await expect.poll(() => sent.length).toBe(4);
  put('c');
  await expect.poll(() => sent).toEqual(['ab', 'ab', 'ab', 'ab', 'c']);
  expect(pauses).toEqual([300, 600, 1200]);
});

it('when the seat is lost nothing more is sent', async () => {
  const { put, sent } = anOutbox(['OVER']);
  put('a');
  await expect.poll(() => sent).toEqual(['a']);
  put('b');
  await Promise.resolve();
  expect(sent).toEqual(['a']);
});
