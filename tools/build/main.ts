import { build } from '../lib/build.ts';
import { describeFailure } from '../lib/explained-error.ts';

try {
  await build();
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
