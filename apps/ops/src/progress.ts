import { Listr, type ListrTask } from 'listr2';

/** A step of a command; what it returns, if anything, is said beside its title. */
export interface Step {
  readonly title: string;
  readonly run: (say: (progress: string) => void) => Promise<string | undefined>;
}

/** Runs the steps one after the other: shown as they go on a terminal, one plain line each elsewhere. */
export async function inSteps(steps: readonly Step[]): Promise<void> {
  await new Listr(steps.map(asTask), {
    renderer: 'default',
    fallbackRenderer: 'silent',
    fallbackRendererCondition: !process.stdout.isTTY,
    rendererOptions: { collapseErrors: false },
  }).run();
}

function asTask({ title, run }: Step): ListrTask {
  return {
    title,
    task: async (_context, task) => {
      const result = await run((progress) => (task.output = progress));
      task.title = result ? `${title}: ${result}` : title;
      if (!process.stdout.isTTY) console.log(task.title);
    },
  };
}
