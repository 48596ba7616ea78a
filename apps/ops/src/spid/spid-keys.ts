import { type KeyState, ServiceProviderKeys } from '@casa/identity';
import type { DirectoryRow } from '@casa/tenancy';
import { chosenTenants, requireChoice } from '../chosen-tenants.js';
import { IdentityOperationsModule } from '../identity-operations.module.js';
import { OperatorError } from '../operator-error.js';
import { inSteps } from '../progress.js';
import { withModule } from '../with-module.js';

/** As many as Node works on at once in its thread pool, where keys are made. */
const AT_ONCE = 4;

export type KeyStep = 'make' | 'rollOver' | 'useNew' | 'dropOld';

const DONE: Readonly<Record<KeyStep, string>> = {
  make: 'made',
  rollOver: 'a second one made and published: once the identity providers have read the metadata, casa spid keys --use-new',
  useNew: 'the new one signs: once the identity providers have read the metadata, casa spid keys --drop-old',
  dropOld: 'the old one is forgotten',
};

const AS_IT_WAS: Readonly<Record<KeyState['stage'], string>> = {
  ONE: 'has one',
  NEW_WAITS: 'has a new one, which does not sign yet',
  OLD_KEPT: 'signs with the new one and still publishes the old one',
};

export async function spidKeys(slugs: readonly string[], all: boolean | undefined, step: KeyStep): Promise<void> {
  requireChoice(slugs, all);
  await withModule(IdentityOperationsModule, async (context) => {
    const keys = context.get(ServiceProviderKeys);
    const tenants = await chosenTenants(context, slugs, all);
    const work = (tenant: DirectoryRow) => async () => told(step, tenant, await keys[step](tenant.id));
    await inSteps(
      tenants.map((tenant) => ({ title: tenant.slug, run: work(tenant) })),
      { atOnce: AT_ONCE },
    );
  });
}

function told(step: KeyStep, { slug }: DirectoryRow, state: KeyState | undefined): string {
  if (!state) throw new OperatorError(`${slug} has no key yet: casa spid keys ${slug}`);
  return `${state.changed ? DONE[step] : AS_IT_WAS[state.stage]} (valid until ${state.validUntil.toISOString().slice(0, 10)})`;
}
