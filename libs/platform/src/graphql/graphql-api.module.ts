import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { compiledExecutionPlugin } from './compiled-execution.plugin.js';
import type { GraphqlContext } from './context.js';
import { formatError } from './error-format.js';
import { errorReportPlugin } from './error-report.js';
import { acceptedLanguage } from './language.js';
import { PassOnFilter } from './pass-on.filter.js';
import { publicCachePlugin } from './public-cache.plugin.js';
import { RequestLoaders } from './request-loaders.js';
import { ResponseCache } from './response-cache.js';
import { TrustedDocuments } from './trusted-documents.js';

export const GRAPHQL_PATH = '/graphql';

/** The limits an arbitrary document is held to; measured against the portal's largest, which uses about half of each. */
const armor = new ApolloArmor({
  maxDepth: { n: 10, propagateOnRejection: true },
  maxAliases: { n: 15, propagateOnRejection: true },
  maxDirectives: { n: 20, propagateOnRejection: true },
  maxTokens: { n: 1500, propagateOnRejection: true },
  costLimit: { maxCost: 8000, objectCost: 2, scalarCost: 1, depthCostFactor: 1.5, propagateOnRejection: true },
  blockFieldSuggestion: { enabled: false },
});

/** The one GraphQL endpoint: Apollo Server on Fastify, code first. */
@Module({})
export class GraphqlApiModule {
  static forRoot(): DynamicModule {
    return {
      module: GraphqlApiModule,
      imports: [
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [Config],
          useFactory: (config: Config) => driverConfig(TrustedDocuments.fromFile(config.CASA_TRUSTED_DOCUMENTS)),
        }),
      ],
      providers: [ResponseCache, { provide: APP_FILTER, useClass: PassOnFilter }],
      exports: [ResponseCache],
    };
  }
}

function driverConfig(trusted: TrustedDocuments): ApolloDriverConfig {
  const protection = armor.protect();
  // Its types come from the CommonJS build of @apollo/server, ours from the ES modules of the same package.
  const limits = protection.plugins as unknown as ApolloServerPlugin<GraphqlContext>[];
  return {
    path: GRAPHQL_PATH,
    autoSchemaFile: true,
    sortSchema: true,
    context: (request: FastifyRequest): GraphqlContext => contextOf(request),
    formatError,
    introspection: true,
    graphiql: false,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: { cache: trusted },
    plugins: [...limits, errorReportPlugin, publicCachePlugin, compiledExecutionPlugin(trusted)],
    validationRules: [...protection.validationRules],
    hideSchemaDetailsFromClientErrors: false,
  };
}

function contextOf(request: FastifyRequest): GraphqlContext {
  const { tenant, id, headers } = request;
  if (!tenant) throw new Error('a request reached GraphQL without a tenant');
  return {
    tenant,
    scope: { tenantId: tenant.id },
    language: acceptedLanguage(headers['accept-language']),
    role: 'VISITOR',
    loaders: new RequestLoaders(),
    requestId: id,
  };
}
