import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/** Builds a module, works with it, and closes all that it opened. */
export async function withModule<Outcome>(module: Type, work: (context: INestApplicationContext) => Promise<Outcome>): Promise<Outcome> {
  const context = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}
