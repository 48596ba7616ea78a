import { readConfig } from '@casa/platform/config';
import { OperatorError } from '../operator-error.js';
import { inSteps } from '../progress.js';
import { withModule } from '../with-module.js';
import { DemonstrationModule } from './demonstration.module.js';
import { Demonstration } from './demonstration.js';
import { DemonstrationQueues } from './demonstration-queues.js';
import { DemonstrationStaff, STAFF } from './demonstration-staff.js';

/** One large and one smaller town. */
const TOWNS = ['bari', 'altamura'];

export async function layDemonstration(seed: string, staffOnly = false): Promise<void> {
  if (readConfig().CASA_ENV === 'production') {
    throw new OperatorError('casa seed is refused in production: it would take real hours from real people.');
  }
  if (!/^\d{1,9}$/.test(seed)) throw new OperatorError('--seed must be a whole number.');
  await withModule(DemonstrationModule, async (context) => {
    const demonstration = context.get(Demonstration);
    const staff = context.get(DemonstrationStaff);
    const queues = context.get(DemonstrationQueues);
    await inSteps([
      ...(staffOnly
        ? []
        : [
            ...TOWNS.map((town) => ({ title: town, run: async () => `${await demonstration.lay(town, Number(seed))} appointments` })),
            { title: 'waiting rooms', run: async () => `${await queues.open()} offices` },
          ]),
      { title: 'staff', run: () => staff.employ().then(() => `${STAFF.length} persons`) },
    ]);
  });
}
