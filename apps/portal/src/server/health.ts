import type { FastifyInstance } from 'fastify';

const PROBE_TIMEOUT_MS = 2000;

/** Alive: the process answers. Ready: the API behind it does too, and the process is not stopping. */
export function registerHealth(portal: FastifyInstance, apiUrl: string): void {
  let stopping = false;
  portal.addHook('preClose', async () => {
    stopping = true;
  });
  portal.get('/health/live', async () => ({ status: 'ok' }));
  portal.get('/health/ready', async (_request, reply) => {
    const ready = !stopping && (await answers(`${apiUrl}/health/ready`));
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable' });
  });
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
