import 'reflect-metadata';
import { Injectable, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { describe, expect, it } from 'vitest';
import { Allow } from './allow.js';
import { AuthzModule } from './authz.module.js';

@Resolver()
class Declared {
  @Query(() => String)
  @Allow('read', 'Service')
  one(): string {
    return 'one';
  }

  @ResolveField(() => String)
  field(): string {
    return 'needs none: whoever may call the operation sees its fields';
  }
}

/** By other names, for the lint rule sees to it that nobody forgets what is forgotten here. */
const [AnyQuery, AnyMutation] = [Query, Mutation];

@Resolver()
class Forgetful extends Declared {
  @AnyQuery(() => String)
  query(): string {
    return 'secret';
  }

  @AnyMutation(() => String)
  mutation(): string {
    return 'done';
  }
}

@Injectable()
class Inherited extends Forgetful {}

async function start(provider: Type): Promise<void> {
  @Module({ imports: [AuthzModule.forRoot([])], providers: [provider] })
  class Process {}
  const app = await NestFactory.createApplicationContext(Process, { logger: false, abortOnError: false });
  await app.close();
}

describe('a process', () => {
  it('starts when every root operation declares its permission', async () => {
    await expect(start(Declared)).resolves.toBeUndefined();
  });

  it('does not start when one does not, and names every one of them', async () => {
    await expect(start(Forgetful)).rejects.toThrow('root operations without @Allow: Forgetful.query, Forgetful.mutation');
  });

  it('does not start when one was inherited', async () => {
    await expect(start(Inherited)).rejects.toThrow('Inherited.query');
  });
});
