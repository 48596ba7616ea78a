import { createPortal } from './app.js';
import { readConfig } from './config.js';

const config = readConfig(process.env);
const portal = await createPortal(config);

/** Stops accepting, lets the requests under way finish, then the process ends by itself with status 0. */
async function stop(signal: NodeJS.Signals): Promise<void> {
  portal.log.info({ signal }, 'stopping');
  await portal.close();
  portal.log.info('stopped');
}
process.once('SIGTERM', (signal) => void stop(signal));
process.once('SIGINT', (signal) => void stop(signal));

await portal.listen({ port: config.port, host: config.listen });
