import type { OfficeId } from '@casa/contracts';
import type { Abilities, GivenRole } from '@casa/platform/authz';
import type { GraphqlContext } from '@casa/platform/graphql';
import type { SettingsManager } from '../../application/settings/settings-manager.js';
import { callerOf, personOf } from '../caller.js';

/** What the use cases of settings need of a request. */
export function settingsManagerOf(context: GraphqlContext, abilities: Abilities): SettingsManager {
  const { caller } = context;
  return {
    ...callerOf(context),
    personId: personOf(context),
    allowedAt: (officeId) => (abilities.mayTouch(caller, 'configure', 'Settings', { officeId }) ? roleAt(context, officeId) : undefined),
  };
}

function roleAt({ caller }: GraphqlContext, officeId: OfficeId): GivenRole | undefined {
  return (caller.session?.given ?? []).find(({ offices }) => offices.length === 0 || offices.includes(officeId))?.role;
}
