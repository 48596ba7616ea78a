import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Assets carry a hash of their content in the name, so a browser keeps them for good; compressed once, when built. */
export async function registerStaticFiles(portal: FastifyInstance): Promise<void> {
  await portal.register(fastifyStatic, {
    root: join(import.meta.dirname, '../client/assets'),
    prefix: '/assets/',
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    index: false,
  });
}
