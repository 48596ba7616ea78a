import { Config, ConfigError, readConfig } from '@casa/platform/config';

/** Of migrations alone: whoever runs them needs no other secret. */
export function adminDatabaseUrl(environment: NodeJS.ProcessEnv = process.env): string {
  const url = environment['CASA_ADMIN_DATABASE_URL'];
  if (!url || !/^postgres(ql)?:\/\//.test(url)) {
    throw new ConfigError('CASA_ADMIN_DATABASE_URL must be the address of the database as its owner: postgres://casa_owner:…@host/casa');
  }
  return url;
}

export function config(): Config {
  return readConfig();
}
