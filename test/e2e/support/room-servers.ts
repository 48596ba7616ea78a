import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { ManagedProcess } from '../../../tools/start/managed-process.ts';
import { planService } from '../../../tools/start/plans.ts';
import { freePort } from '../../../tools/start/ports.ts';

/** An API and a portal of their own on the suite's database: the API can be killed while other files go on with theirs. */
export interface RoomServers extends AsyncDisposable {
  /** An address on a municipality's portal. Whoever is logged in at the suite's is logged in here: to cookies a port is nothing. */
  at(slug: string, path: string): string;
  killApi(): Promise<void>;
  startApi(): Promise<void>;
}

/** @param more settings of the API. */
export async function roomServers(more: Readonly<Record<string, string>>): Promise<RoomServers> {
  const { settings } = inject('casaStack');
  const logFolder = mkdtempSync(join(tmpdir(), 'casa-rooms-'));
  const [apiPort, portalPort] = [await freePort(), await freePort()];
  const environment = {
    ...{ ...process.env, ...settings, ...more },
    ...{ CASA_API_PORT: String(apiPort), CASA_PORT: String(portalPort), CASA_API_URL: `http://127.0.0.1:${apiPort}` },
    CASA_PUBLIC_ORIGIN_TEMPLATE: `http://{slug}.localhost:${portalPort}`,
  };
  const api = serviceOf('api', 'apps/api/dist/main.js', apiPort);
  const portal = serviceOf('portal', 'apps/portal/dist/server/index.js', portalPort);

  function serviceOf(name: string, script: string, port: number): ManagedProcess {
    return new ManagedProcess(planService(name, script, { port, environment, logFolder }), () => undefined);
  }

  async function stop(): Promise<void> {
    await Promise.all([portal.stop(), api.stop()]);
    rmSync(logFolder, { recursive: true, force: true });
  }

  try {
    await Promise.all([api.start(), portal.start()]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    at: (slug, path) => `http://${slug}.localhost:${portalPort}${path}`,
    killApi: () => api.kill(),
    startApi: () => api.start(),
    [Symbol.asyncDispose]: stop,
  };
}
