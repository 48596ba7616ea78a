import { Listr, type ListrTask } from 'listr2';

/** A step of a command; what it returns, if anything, is said beside its title. */
export interface Step {
  readonly title: string;
  readonly run: (say: (progress: string) => void) => Promise<string | undefined>;
}

/**
 * Runs the steps, one after the other unless `atOnce` says how many together: shown as they go on a terminal, elsewhere one plain line
 * each as it ends.
 */
export async function inSteps(steps: readonly Step[], { atOnce = 1 }: { readonly atOnce?: number } = {}): Promise<void> {
  await new Listr(steps.map(asTask), {
    concurrent: atOnce,
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
