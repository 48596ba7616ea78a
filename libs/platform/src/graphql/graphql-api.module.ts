import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { compiledExecutionPlugin } from './compiled-execution.plugin.js';
import { costLimitPlugin } from './cost-limit.plugin.js';
import { MAX_TOKENS, shapeLimits } from './document-limits.js';
import { formatError } from './error-format.js';
import { errorReportPlugin } from './error-report.js';
import { httpOperationsPlugin } from './http-operations.plugin.js';
import { httpStatusPlugin } from './http-status.plugin.js';
import { PassOnFilter } from './pass-on.filter.js';
import { publicCachePlugin } from './public-cache.plugin.js';
import { contextOf } from './request-context.js';
import { ResponseCache } from './response-cache.js';
import { TrustedDocuments } from './trusted-documents.js';
import { TrustedDocumentsModule } from './trusted-documents.module.js';

export const GRAPHQL_PATH = '/graphql';

/** The one GraphQL endpoint: Apollo Server on Fastify, code first. */
@Module({})
export class GraphqlApiModule {
  static forRoot(): DynamicModule {
    return {
      module: GraphqlApiModule,
      imports: [
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [TrustedDocumentsModule],
          inject: [TrustedDocuments],
          useFactory: driverConfig,
        }),
      ],
      providers: [ResponseCache, { provide: APP_FILTER, useClass: PassOnFilter }],
      exports: [ResponseCache],
    };
  }
}

function driverConfig(trusted: TrustedDocuments): ApolloDriverConfig {
  return {
    path: GRAPHQL_PATH,
    autoSchemaFile: true,
    sortSchema: true,
    context: contextOf,
    formatError,
    introspection: true,
    graphiql: false,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    // Apollo's own would refuse every GET that a person or a program makes without a header of its; see foreignRefusal.
    csrfPrevention: false,
    persistedQueries: { cache: trusted },
    plugins: [
      errorReportPlugin,
      httpStatusPlugin,
      httpOperationsPlugin,
      costLimitPlugin(trusted),
      publicCachePlugin,
      compiledExecutionPlugin(trusted),
    ],
    parseOptions: { maxLexicalTokens: MAX_TOKENS },
    validationRules: shapeLimits(),
    hideSchemaDetailsFromClientErrors: false,
  };
}
