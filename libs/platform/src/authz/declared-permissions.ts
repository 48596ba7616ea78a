import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ALLOW } from './allow.js';

/** Nest GraphQL's own mark on the methods that are root operations. */
const RESOLVER_TYPE = 'graphql:resolver_type';
const ROOT_TYPES: readonly unknown[] = ['Query', 'Mutation', 'Subscription'];

/** Refuses to start when a root operation does not say which permission it asks for. */
@Injectable()
export class DeclaredPermissions implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const undeclared = this.rootOperations().filter(({ handler }) => this.reflector.get<unknown>(ALLOW, handler) === undefined);
    if (undeclared.length > 0) throw new Error(`root operations without @Allow: ${undeclared.map(({ name }) => name).join(', ')}`);
  }

  private rootOperations(): { name: string; handler: () => unknown }[] {
    return this.discovery.getProviders().flatMap(({ instance, metatype }) => {
      if (typeof instance !== 'object' || instance === null || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method];
        if (!handler || !ROOT_TYPES.includes(this.reflector.get<unknown>(RESOLVER_TYPE, handler))) return [];
        return [{ name: `${metatype.name}.${method}`, handler }];
      });
    });
  }
}
