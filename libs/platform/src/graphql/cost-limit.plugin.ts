import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLField, type GraphQLSchema, isListType, isNonNullType, Kind } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import type { GraphqlContext } from './context.js';
import { TOO_COMPLEX } from './document-limits.js';
import { MAX_PAGE } from './paging.js';
import type { TrustedDocuments } from './trusted-documents.js';

/** Things an answer may have: three times the portal's largest page. */
export const MAX_COST = 5000;

/** What a list is thought to hold when nobody says how many are wanted. */
const LIST_SIZE = 10;

/** A field costs one, and what is below it once for each thing that may come: as many as `first` says, by argument or by variable. */
const estimate: ComplexityEstimator = ({ field, args, childComplexity, type }) => {
  const wanted: unknown = (args as Readonly<Record<string, unknown>>)['first'];
  if (typeof wanted === 'number') return 1 + Math.min(Math.max(1, wanted), MAX_PAGE) * childComplexity;
  // The schema about itself is bounded by its own size; the edges of a page were counted by its `first`.
  const isCounted = type.name.startsWith('__') || field.name.startsWith('__') || field.name === 'edges';
  return 1 + (isList(field) && !isCounted ? LIST_SIZE : 1) * childComplexity;
};

/**
 * Refuses documents whose answer would be too large: a few words deep through offices and services would be millions. The portal's own
 * documents are known and not counted.
 */
export function costLimitPlugin(trusted: TrustedDocuments): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, document, operationName, operation, request, source }) {
          if (!operation || trusted.has(source)) return Promise.resolve();
          const cost = costOf(schema, document, operationName, request.variables ?? {});
          if (cost <= MAX_COST) return Promise.resolve();
          throw refusal(`Query cost limit of ${MAX_COST} exceeded.`, TOO_COMPLEX);
        },
      }),
  };
}

/**
 * How many things the answer to an operation may have.
 * @throws BAD_USER_INPUT for an argument that its field cannot take.
 */
export function costOf(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | null,
  variables: Record<string, unknown>,
): number {
  try {
    return getComplexity({ schema, query, variables, estimators: [estimate], ...(operationName !== null && { operationName }) });
  } catch (error) {
    const nodes = (error instanceof GraphQLError && error.nodes) || [];
    // More fragments in each other than are worth counting.
    if (nodes.length === 0) return Number.POSITIVE_INFINITY;
    // Variables that do not fit: nothing will be executed, and all that is wrong is said.
    if (nodes.some(({ kind }) => kind === Kind.VARIABLE_DEFINITION)) return 0;
    throw refusal((error as GraphQLError).message, 'BAD_USER_INPUT');
  }
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function refusal(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}
