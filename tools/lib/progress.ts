/** Tells the person at the terminal how far a command has come: one line a step. */
export interface Progress {
  step<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
}

/** One line a finished step with its time; on a terminal the running step is shown too. */
export const terminalProgress: Progress = {
  async step(title, work) {
    const begin = Date.now();
    if (process.stdout.isTTY) process.stdout.write(`… ${title}`);
    try {
      const result = await work();
      line('✓', title, begin);
      return result;
    } catch (error) {
      line('✗', title, begin);
      throw error;
    }
  },
};

export const silentProgress: Progress = { step: (_title, work) => work() };

function line(mark: string, title: string, begin: number): void {
  const clear = process.stdout.isTTY ? '\r\u001b[K' : '';
  console.log(`${clear}${mark} ${title} (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
}
