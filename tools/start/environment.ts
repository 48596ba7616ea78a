import { join, resolve } from 'node:path';
import { inRoot, root } from '../lib/paths.ts';
import type { Ports } from './ports.ts';
import type { Secrets } from './secrets.ts';
import { databaseUrl } from './database.ts';

/** The settings that every process of the stack is started with, and `casa` needs to be run by hand. */
export function stackSettings(dataFolder: string, ports: Ports, secrets: Secrets): Record<string, string> {
  return {
    CASA_ENV: 'development',
    CASA_DATA_DIR: dataFolder,
    CASA_PORT: String(ports.portal),
    CASA_API_PORT: String(ports.api),
    CASA_WORKER_PORT: String(ports.worker),
    CASA_API_URL: `http://127.0.0.1:${ports.api}`,
    CASA_DATABASE_URL: databaseUrl(ports.postgres, 'casa_app', secrets),
    CASA_ADMIN_DATABASE_URL: databaseUrl(ports.postgres, 'casa_owner', secrets),
    CASA_SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    CASA_DATA_KEYS: secrets.dataKeys,
    CASA_LINK_KEY: secrets.linkKey,
    CASA_PUBLIC_ORIGIN_TEMPLATE: `http://{slug}.localhost:${ports.portal}`,
    CASA_TRUSTED_DOCUMENTS: inRoot('apps/portal/src/gql/persisted-documents.json'),
    CASA_TENANTS_DIR: inRoot('tenants'),
    CASA_TEST_IDP_METADATA: trustedProviders(dataFolder).join(','),
    CASA_DEMO_IDP_PORT: String(ports.demoIdp),
    CASA_DEMO_IDP_URL: demoIdpUrl(ports),
    CASA_DEMO_IDP_PORTAL: `http://127.0.0.1:${ports.portal}`,
  };
}

/** Where browsers find the demonstration's identity provider. */
export function demoIdpUrl({ demoIdp }: Pick<Ports, 'demoIdp'>): string {
  return `http://localhost:${demoIdp}`;
}

/** The demonstration's identity providers, which write their metadata before they are ready; and before them those that were asked for. */
function trustedProviders(dataFolder: string, environment: NodeJS.ProcessEnv = process.env): string[] {
  const asked = (environment['CASA_TEST_IDP_METADATA'] ?? '').split(',').filter(Boolean);
  const own = ['spid', 'cie', 'staff'].map((federation) => join(dataFolder, 'demo-idp', `demo.${federation}.xml`));
  return [...asked.map((file) => resolve(root, file)), ...own];
}

/** As a file for `node --env-file`. */
export function asEnvironmentFile(settings: Record<string, string>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}="${value}"\n`)
    .join('');
}
