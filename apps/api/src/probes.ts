import { statement, type TenantScope } from '@casa/platform/database';
import type { ReadinessProbe } from '@casa/platform/observability';
import type { TenantDirectory } from '@casa/tenancy';

const PING = statement('api.ping', 'select 1');

/** The database answers. */
export function databaseProbe(scope: TenantScope): ReadinessProbe {
  return { name: 'database', check: () => scope.directory(PING) };
}

/** The municipalities are known: before, every host would be an unknown one. */
export function directoryProbe(directory: TenantDirectory): ReadinessProbe {
  return {
    name: 'directory',
    check: () => (directory.list().length > 0 ? Promise.resolve() : Promise.reject(new Error('no municipality'))),
  };
}
