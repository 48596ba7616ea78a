import { type INestApplicationContext, ShutdownSignal } from '@nestjs/common';

/**
 * On SIGTERM or SIGINT: /health/ready answers 503, the drain time passes, the server takes no more connections, requests in flight
 * are finished, then the database and the rest are closed (Nest's shutdown hooks) and the process ends with status 0.
 */
export function stopGracefully(application: INestApplicationContext): void {
  application.enableShutdownHooks([ShutdownSignal.SIGTERM, ShutdownSignal.SIGINT], { useProcessExit: true });
}
