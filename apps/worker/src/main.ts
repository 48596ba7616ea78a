import { type Config, ConfigError } from '@casa/platform/config';
import { startTracing } from '@casa/platform/observability';

try {
  const stopTracing = await startTracing('casa-worker');
  const [{ readConfig }, { createWorker }] = await Promise.all([import('@casa/platform/config'), import('./worker.js')]);
  const config: Config = readConfig();
  const app = await createWorker(stopTracing);
  await app.listen(config.CASA_WORKER_PORT, config.CASA_LISTEN);
} catch (error) {
  const reason = error instanceof ConfigError ? error.message : error instanceof Error ? (error.stack ?? error.message) : 'cannot start';
  process.stderr.write(`casa worker: ${reason}\n`);
  process.exit(1);
}
