import { ConfigError, readConfig } from './config.js';
import { createDemoIdp } from './demo-idp.js';
import { writeMetadata } from './key-folder.js';

try {
  const { port, listen, ...options } = readConfig();
  const demoIdp = await createDemoIdp(options);
  const stop = async (): Promise<never> => {
    await demoIdp.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  await writeMetadata(options.dataFolder, (federation) => demoIdp.metadata(federation));
  await demoIdp.listen(port, listen);
} catch (error) {
  const reason = error instanceof ConfigError ? error.message : error instanceof Error ? (error.stack ?? error.message) : 'cannot start';
  process.stderr.write(`casa demo-idp: ${reason}\n`);
  process.exit(1);
}
