import { type Config, ConfigError } from '@casa/platform/config';
import { startTracing } from '@casa/platform/observability';

try {
  const stopTracing = await startTracing('casa-api');
  const [{ readConfig }, { createServer }] = await Promise.all([import('@casa/platform/config'), import('./server.js')]);
  const config: Config = readConfig();
  const app = await createServer(config, stopTracing);
  await app.listen(config.CASA_API_PORT, config.CASA_LISTEN);
} catch (error) {
  process.stderr.write(
    `casa api: ${error instanceof ConfigError ? error.message : error instanceof Error ? (error.stack ?? error.message) : 'cannot start'}\n`,
  );
  process.exit(1);
}
