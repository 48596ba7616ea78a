import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { VISITOR } from '../authz/caller.js';
import { Config } from '../config/config.js';
import { compiledExecutionPlugin } from './compiled-execution.plugin.js';
import type { GraphqlContext } from './context.js';
import { costLimitPlugin } from './cost-limit.plugin.js';
import { MAX_TOKENS, shapeLimits } from './document-limits.js';
import { formatError } from './error-format.js';
import { errorReportPlugin } from './error-report.js';
import { httpStatusPlugin } from './http-status.plugin.js';
import { acceptedLanguage } from './language.js';
import { PassOnFilter } from './pass-on.filter.js';
import { publicCachePlugin } from './public-cache.plugin.js';
import { RequestLoaders } from './request-loaders.js';
import { ResponseCache } from './response-cache.js';
import { foreignRefusal } from './same-origin.js';
import { TrustedDocuments } from './trusted-documents.js';

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
    // Apollo's own would refuse every GET that a person or a program makes without a header of its; see foreignRefusal.
    csrfPrevention: false,
    persistedQueries: { cache: trusted },
    plugins: [errorReportPlugin, httpStatusPlugin, costLimitPlugin(trusted), publicCachePlugin, compiledExecutionPlugin(trusted)],
    parseOptions: { maxLexicalTokens: MAX_TOKENS },
    validationRules: shapeLimits(),
    hideSchemaDetailsFromClientErrors: false,
  };
}

function contextOf(request: FastifyRequest): GraphqlContext {
  const { tenant, id, headers, caller = VISITOR } = request;
  if (!tenant) throw new Error('a request reached GraphQL without a tenant');
  const refusal = foreignRefusal(request);
  if (refusal) throw refusal;
  return {
    tenant,
    scope: { tenantId: tenant.id, ...(caller.session && { personId: caller.session.personId }) },
    language: acceptedLanguage(headers['accept-language']),
    caller,
    loaders: new RequestLoaders(),
    requestId: id,
  };
}
