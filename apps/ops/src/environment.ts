import { resolve } from 'node:path';
import { ConfigError } from '@casa/platform/config';

/** Of migrations alone: whoever runs them needs no other secret. */
export function adminDatabaseUrl(environment: NodeJS.ProcessEnv = process.env): string {
  const url = environment['CASA_ADMIN_DATABASE_URL'];
  if (!url || !/^postgres(ql)?:\/\//.test(url)) {
    throw new ConfigError('CASA_ADMIN_DATABASE_URL must be the address of the database as its owner: postgres://casa_owner:…@host/casa');
  }
  return url;
}

/** To check folders one needs no database. */
export function tenantsFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(environment['CASA_TENANTS_DIR'] || 'tenants');
}
