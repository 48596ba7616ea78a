import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { inRoot } from '../../../tools/lib/paths.ts';
import type { LoadAnswer, LoadPlan, LoadResult } from './plan.ts';

/**
 * Puts the load on from a process of its own, so that it does not take the time of what it measures by sharing its thread; the same
 * process each time, because a fresh one spends a good part of a short round on compiling itself.
 */
export class LoadProcess implements Disposable {
  readonly #child: ChildProcess = fork(inRoot('test/bench/load/main.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

  async run(plan: LoadPlan): Promise<LoadResult> {
    const settled = new AbortController();
    const answered = once(this.#child, 'message', settled) as Promise<[LoadAnswer]>;
    const gone = once(this.#child, 'exit', settled).then(() => {
      throw new Error('the load process has ended');
    });
    this.#child.send(plan);
    try {
      const [answer] = await Promise.race([answered, gone]);
      if ('failure' in answer) throw new Error(answer.failure);
      return answer;
    } finally {
      settled.abort();
    }
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}
